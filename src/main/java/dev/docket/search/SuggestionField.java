package dev.docket.search;

import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What values can be suggested for. The first 13 are PromptLayer's, the others Docket's own.
public enum SuggestionField {
  ENGINE(Field.ENGINE),
  PROVIDER_TYPE(Field.PROVIDER_TYPE),
  PROMPT_ID(Field.PROMPT_ID),
  /// The names of prompts.
  PROMPT(Field.PROMPT_NAME),
  TAGS(Field.TAGS),
  METADATA_KEYS(Field.METADATA_KEYS),
  STATUS(Field.STATUS),
  TOOL_NAMES(Field.TOOL_NAMES),
  OUTPUT_KEYS(Field.OUTPUT_KEYS),
  INPUT_VARIABLE_KEYS(Field.INPUT_VARIABLE_KEYS),
  METADATA_VALUES(Field.METADATA),
  OUTPUT_VALUES(Field.OUTPUT),
  INPUT_VARIABLE_VALUES(Field.INPUT_VARIABLES),
  ERROR_TYPE(Field.ERROR_TYPE),
  PROMPT_NAME(Field.PROMPT_NAME),
  SCORE_NAMES(Field.SCORE_NAMES),
  GROUP_ID(Field.GROUP_ID),
  FUNCTION_NAME(Field.FUNCTION_NAME);

  private final Field field;

  SuggestionField(Field field) {
    this.field = field;
  }

  static Optional<SuggestionField> named(String wireName) {
    return Stream.of(values()).filter(field -> field.wireName().equals(wireName)).findFirst();
  }

  static List<String> wireNames() {
    return Stream.of(values()).map(SuggestionField::wireName).toList();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The field that holds the values.
  public Field field() {
    return field;
  }

  /// Whether the values stand under a key, which must then be given.
  boolean isUnderKey() {
    return field.kind() == FieldKind.NESTED;
  }
}
