package dev.docket.analytics;

import dev.docket.filter.Field;
import dev.docket.filter.Limits;
import dev.docket.problem.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// By what requests are grouped: each value that a request has in it is a group of its own. A
/// request with several values, tags for example, is in the group of each; one with none is in no
/// group.
public sealed interface Dimension {

  /// Whether all values are whole numbers, and stand in their order.
  default boolean isNumbers() {
    return switch (this) {
      case OfField(Field field) ->
          field == Field.PROMPT_ID
              || field == Field.PROMPT_VERSION_NUMBER
              || field == Field.GROUP_ID;
      case OfKey _ -> false;
    };
  }

  /// A field of the request's.
  record OfField(Field field) implements Dimension {

    private static final Set<Field> GROUPING =
        EnumSet.of(
            Field.ENGINE,
            Field.PROVIDER_TYPE,
            Field.PROMPT_ID,
            Field.PROMPT_NAME,
            Field.PROMPT_VERSION_NUMBER,
            Field.STATUS,
            Field.ERROR_TYPE,
            Field.TAGS,
            Field.METADATA_KEYS,
            Field.OUTPUT_KEYS,
            Field.INPUT_VARIABLE_KEYS,
            Field.TOOL_NAMES,
            Field.GROUP_ID,
            Field.FUNCTION_NAME,
            Field.API_TYPE,
            Field.TRACE_ID,
            Field.PRICE_SOURCE);

    /// The names of all fields by which requests can be grouped.
    public static final List<String> NAMES = GROUPING.stream().map(Field::wireName).toList();

    /// The dimension of that name.
    public static Optional<OfField> named(String wireName) {
      return Field.named(wireName).filter(GROUPING::contains).map(OfField::new);
    }

    public OfField {
      if (!GROUPING.contains(field)) {
        throw new IllegalArgumentException(field.wireName());
      }
    }
  }

  /// The values under a metadata key, those of a nested object under its dotted path.
  record OfKey(String key) implements Dimension {

    /// Checks a caller's key.
    ///
    /// @throws ProblemException [dev.docket.problem.Problem.Invalid] when it is longer than a key
    ///   can be
    public static OfKey of(String key, String pointer) {
      if (key.length() > Limits.KEY) {
        throw ProblemException.invalid(
            pointer, "A metadata key may have %,d characters.".formatted(Limits.KEY));
      }
      return new OfKey(key);
    }
  }
}
