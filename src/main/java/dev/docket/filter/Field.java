package dev.docket.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a condition can be about. The first 27 are PromptLayer's, the others Docket's own.
public enum Field {
  PL_ID(FieldKind.ID),
  PROMPT_ID(FieldKind.ID),
  ENGINE(FieldKind.STRING),
  PROVIDER_TYPE(FieldKind.STRING),
  INPUT_TEXT(FieldKind.TEXT),
  OUTPUT_TEXT(FieldKind.TEXT),
  PROMPT_VERSION_NUMBER(FieldKind.NUMBER),
  INPUT_TOKENS(FieldKind.NUMBER),
  OUTPUT_TOKENS(FieldKind.NUMBER),
  COST(FieldKind.NUMBER),
  LATENCY_MS(FieldKind.NUMBER),
  REQUEST_START_TIME(FieldKind.TIME),
  REQUEST_END_TIME(FieldKind.TIME),
  STATUS(FieldKind.STRING),
  IS_JSON(FieldKind.FLAG),
  IS_TOOL_CALL(FieldKind.FLAG),
  IS_PLAIN_TEXT(FieldKind.FLAG),
  TAGS(FieldKind.ARRAY),
  METADATA_KEYS(FieldKind.ARRAY),
  METADATA(FieldKind.NESTED),
  TOOL_NAMES(FieldKind.ARRAY),
  OUTPUT(FieldKind.NESTED),
  OUTPUT_KEYS(FieldKind.ARRAY),
  INPUT_VARIABLES(FieldKind.NESTED),
  INPUT_VARIABLE_KEYS(FieldKind.ARRAY),
  USER_INTENT(FieldKind.INTENT),
  AGENT_INTENT(FieldKind.INTENT),

  /// Input or output.
  TEXT(FieldKind.TEXTS),
  ERROR_MESSAGE(FieldKind.TEXT),
  ERROR_TYPE(FieldKind.OPTIONAL_STRING),
  PROMPT_NAME(FieldKind.OPTIONAL_STRING),
  GROUP_ID(FieldKind.OPTIONAL_STRING),
  FUNCTION_NAME(FieldKind.OPTIONAL_STRING),
  API_TYPE(FieldKind.OPTIONAL_STRING),
  TRACE_ID(FieldKind.OPTIONAL_STRING),
  PRICE_SOURCE(FieldKind.OPTIONAL_STRING),
  CACHED_TOKENS(FieldKind.NUMBER),
  THINKING_TOKENS(FieldKind.NUMBER),
  TURN_COUNT(FieldKind.NUMBER),
  TOOL_CALL_COUNT(FieldKind.NUMBER),
  SCORE_NAMES(FieldKind.ARRAY),
  SCORES(FieldKind.SCORES);

  private static final Map<String, Field> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toMap(Field::wireName, Function.identity()));

  private static final List<String> SUPPORTED =
      Stream.of(values())
          .filter(field -> field.kind != FieldKind.INTENT)
          .map(Field::wireName)
          .toList();

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final FieldKind kind;

  Field(FieldKind kind) {
    this.kind = kind;
  }

  /// The field of that name.
  public static Optional<Field> named(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }

  /// The names of all fields that can be asked about.
  static List<String> supported() {
    return SUPPORTED;
  }

  public String wireName() {
    return wireName;
  }

  public FieldKind kind() {
    return kind;
  }
}
