package dev.docket.opensearch.query;

import dev.docket.filter.Field;
import dev.docket.opensearch.schema.Terms;
import java.util.List;
import org.opensearch.client.opensearch._types.FieldValue;

/// Where the documents hold what a [Field] is about, and how its values stand there.
///
/// The mapping itself is `index-templates/requests.json`.
public final class FieldPaths {

  /// What stored whole numbers never reach; the engine refuses bounds that its types cannot hold.
  private static final double LONG_LIMIT = 9e18;

  private static final double INTEGER_LIMIT = Integer.MAX_VALUE;

  private FieldPaths() {}

  /// The mapped field that holds the field's values.
  public static String of(Field field) {
    return switch (field) {
      case PL_ID -> "seq";
      case COST -> "price";
      case IS_JSON, IS_TOOL_CALL, IS_PLAIN_TEXT -> "output_shape";
      case METADATA, METADATA_KEYS -> "metadata.keys";
      case OUTPUT, OUTPUT_KEYS -> "output.keys";
      case INPUT_VARIABLES, INPUT_VARIABLE_KEYS -> "input_variables.keys";
      case SCORES, SCORE_NAMES -> "scores.name";
      case PROMPT_ID,
          ENGINE,
          PROVIDER_TYPE,
          INPUT_TEXT,
          OUTPUT_TEXT,
          PROMPT_VERSION_NUMBER,
          INPUT_TOKENS,
          OUTPUT_TOKENS,
          LATENCY_MS,
          REQUEST_START_TIME,
          REQUEST_END_TIME,
          STATUS,
          TAGS,
          TOOL_NAMES,
          ERROR_MESSAGE,
          ERROR_TYPE,
          PROMPT_NAME,
          GROUP_ID,
          FUNCTION_NAME,
          API_TYPE,
          TRACE_ID,
          PRICE_SOURCE,
          CACHED_TOKENS,
          THINKING_TOKENS,
          TURN_COUNT,
          TOOL_CALL_COUNT ->
          field.wireName();
      case TEXT, USER_INTENT, AGENT_INTENT -> throw new IllegalArgumentException(field.wireName());
    };
  }

  /// The mapped texts that a text field is about.
  static List<String> texts(Field field) {
    return field == Field.TEXT ? List.of("input_text", "output_text") : List.of(of(field));
  }

  /// A value as the field's terms have it.
  public static FieldValue term(Field field, String value) {
    return switch (field) {
      case PL_ID -> FieldValue.of(Long.parseLong(value));
      case METADATA, METADATA_KEYS, OUTPUT, OUTPUT_KEYS, INPUT_VARIABLES, INPUT_VARIABLE_KEYS ->
          FieldValue.of(Terms.key(value));
      default -> FieldValue.of(Terms.encode(value));
    };
  }

  /// The one column that holds all pairs of a key.
  public static String column(Field field, String key) {
    return columnOfTerm(field, Terms.key(key));
  }

  /// The same of a key as it stands in the list of keys.
  public static String columnOfTerm(Field field, String keyTerm) {
    int columns = field == Field.METADATA ? Terms.METADATA_COLUMNS : Terms.OTHER_COLUMNS;
    return field.wireName() + ".columns." + Terms.columnOfTerm(keyTerm, columns);
  }

  /// The chunks of all long values.
  static String chunks(Field field) {
    return field.wireName() + ".long";
  }

  /// Numbers under keys, each a small document of its own.
  ///
  /// @param path of the nested documents
  public record Numbers(String path, String key, String value) {}

  /// Where a field's numbers under keys are.
  public static Numbers numbers(Field field) {
    return field == Field.SCORES
        ? new Numbers("scores", "scores.name", "scores.value")
        : new Numbers(
            field.wireName() + ".numbers",
            field.wireName() + ".numbers.key",
            field.wireName() + ".numbers.value");
  }

  /// Brings a bound into what the field's type can hold, without moving it over any stored value.
  static double bounded(Field field, double bound) {
    double limit =
        switch (field) {
          case COST, LATENCY_MS, METADATA, OUTPUT, INPUT_VARIABLES -> Double.MAX_VALUE;
          case TURN_COUNT, TOOL_CALL_COUNT, SCORES -> INTEGER_LIMIT;
          default -> LONG_LIMIT;
        };
    return Math.clamp(bound, -limit, limit);
  }
}
