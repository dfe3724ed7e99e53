package dev.docket.analytics.contrast;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.Dimension;
import dev.docket.filter.Budget;
import dev.docket.filter.Field;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.json.KnownKeys;
import dev.docket.json.Pointer;
import dev.docket.json.Property;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the body of a contrast.
final class ContrastReader {

  /// Stands for the values under all metadata keys.
  static final String METADATA = Field.METADATA.wireName();

  private static final List<String> KEYS =
      List.of("a", "b", "dimensions", "keys", "limit", "min_requests");

  private static final List<String> DIMENSIONS =
      Stream.concat(Dimension.OfField.NAMES.stream(), Stream.of(METADATA)).toList();

  private final InstantSource clock;

  ContrastReader(InstantSource clock) {
    this.clock = clock;
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  ContrastQuery read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body of a contrast is a JSON object.");
    }
    KnownKeys.check(body, KEYS);
    Sides sides = sides(body);
    Set<Dimension> dimensions = new LinkedHashSet<>();
    boolean allKeys = dimensions(body.path("dimensions"), dimensions);
    boolean someKeys = keys(body.path("keys"), dimensions);
    return new ContrastQuery(
        sides,
        List.copyOf(dimensions),
        allKeys && !someKeys,
        Property.number(body, "limit", ContrastQuery.DEFAULT_LIMIT, ContrastQuery.MAX_LIMIT),
        Property.number(
            body, "min_requests", ContrastQuery.DEFAULT_MIN_REQUESTS, Integer.MAX_VALUE));
  }

  private Sides sides(JsonNode body) {
    // One moment is `now` on both sides, and the engine is asked for both of them at once.
    SelectionReader selections = new SelectionReader(InstantSource.fixed(clock.instant()));
    Budget budget = new Budget();
    Selection a = selection(selections, body, "a", budget);
    return isAbsent(body.path("b"))
        ? Sides.withRest(a)
        : Sides.of(a, selection(selections, body, "b", budget));
  }

  private static Selection selection(
      SelectionReader selections, JsonNode body, String name, Budget budget) {
    JsonNode given = body.path(name);
    if (!given.isObject()) {
      throw ProblemException.invalid(
          "/" + name, "`%s` is a JSON object, a selection of requests.".formatted(name));
    }
    try {
      KnownKeys.check(given, SelectionReader.KEYS);
      return selections.read(given, budget);
    } catch (ProblemException e) {
      throw new ProblemException(within("/" + name, e.problem()), e);
    }
  }

  /// What is wrong with a selection, where it stands in the body.
  private static Problem within(String parent, Problem problem) {
    return switch (problem) {
      case Problem.Invalid(String message, String pointer, var allowed) ->
          new Problem.Invalid(message, parent + pointer, allowed);
      case Problem.Refused(String message, var pointer, var allowed) ->
          new Problem.Refused(message, parent + (pointer == null ? "" : pointer), allowed);
      case Problem.Unreadable(String message, String pointer, int position, var expected) ->
          new Problem.Unreadable(message, parent + pointer, position, expected);
      default -> problem;
    };
  }

  /// Adds the fields that are asked for, and says whether the metadata are.
  private static boolean dimensions(JsonNode given, Set<Dimension> dimensions) {
    boolean metadata = isAbsent(given);
    List<String> names =
        metadata ? Dimension.OfField.NAMES : texts(given, "dimensions", DIMENSIONS.size());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.equals(METADATA)) {
        metadata = true;
      } else {
        String pointer = Pointer.to("/dimensions", i);
        dimensions.add(
            Dimension.OfField.named(name)
                .orElseThrow(() ->
                    ProblemException.invalid(
                        pointer,
                        "A dimension is one of %s.".formatted(String.join(", ", DIMENSIONS)),
                        DIMENSIONS)));
      }
    }
    return metadata;
  }

  /// Adds the metadata keys that are asked for, and says whether there is a list of them.
  private static boolean keys(JsonNode given, Set<Dimension> dimensions) {
    if (isAbsent(given)) {
      return false;
    }
    List<String> keys = texts(given, "keys", ContrastQuery.MAX_KEYS);
    for (int i = 0; i < keys.size(); i++) {
      dimensions.add(Dimension.OfKey.of(keys.get(i), Pointer.to("/keys", i)));
    }
    return true;
  }

  private static List<String> texts(JsonNode given, String name, int most) {
    if (!given.isArray()
        || given.size() > most
        || !given.valueStream().allMatch(JsonNode::isTextual)) {
      throw ProblemException.invalid(
          "/" + name, "`%s` is a list of up to %d texts.".formatted(name, most));
    }
    return given.valueStream().map(JsonNode::textValue).toList();
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
