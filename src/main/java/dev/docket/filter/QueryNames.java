package dev.docket.filter;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What fields are called in a query line: by short words, and by the names that the wire has.
final class QueryNames {

  /// The pseudo-field of words that the texts must speak of, as in the call's property.
  static final String MATCHING = "q";

  /// The pseudo-field of an answer's shape.
  static final String SHAPE = "is";

  private static final Map<String, Field> WORDS = words();
  private static final Map<Field, String> NAMES = names();

  private QueryNames() {}

  private static Map<String, Field> words() {
    Map<String, Field> words = new LinkedHashMap<>();
    words.put("id", Field.PL_ID);
    words.put("model", Field.ENGINE);
    words.put("provider", Field.PROVIDER_TYPE);
    words.put("status", Field.STATUS);
    words.put("prompt", Field.PROMPT_NAME);
    words.put("version", Field.PROMPT_VERSION_NUMBER);
    words.put("tag", Field.TAGS);
    words.put("tool", Field.TOOL_NAMES);
    words.put("group", Field.GROUP_ID);
    words.put("error", Field.ERROR_TYPE);
    words.put("latency", Field.LATENCY_MS);
    words.put("start", Field.REQUEST_START_TIME);
    words.put("end", Field.REQUEST_END_TIME);
    words.put("input", Field.INPUT_TEXT);
    words.put("output", Field.OUTPUT_TEXT);
    words.put("metadata", Field.METADATA);
    words.put("variable", Field.INPUT_VARIABLES);
    words.put("score", Field.SCORES);
    return words;
  }

  private static Map<Field, String> names() {
    Map<Field, String> names = new EnumMap<>(Field.class);
    WORDS.forEach((word, field) -> names.put(field, word));
    // Its word is the text's; with a key, or an asterisk, it is the field.
    names.put(Field.OUTPUT, "output");
    return names;
  }

  /// The field of that word or name, written without a key. `output` is the text.
  static Optional<Field> field(String name) {
    Field word = WORDS.get(name);
    return (word == null ? Field.named(name) : Optional.of(word))
        .filter(field -> field.kind() != FieldKind.INTENT);
  }

  /// The field of that word or name whose values stand under keys. `output` is the answer's JSON.
  static @Nullable Field keyed(String name) {
    return name.equals("output")
        ? Field.OUTPUT
        : field(name).filter(QueryNames::takesKeys).orElse(null);
  }

  static boolean takesKeys(Field field) {
    return field.kind() == FieldKind.NESTED || field.kind() == FieldKind.SCORES;
  }

  /// What the printer calls the field.
  static String of(Field field) {
    return NAMES.getOrDefault(field, field.wireName());
  }

  /// Everything that may stand before a colon, short words first.
  static List<String> all() {
    return Stream.of(
            WORDS.keySet().stream(),
            Stream.of(SHAPE, MATCHING),
            Field.supported().stream().filter(name -> !WORDS.containsKey(name)))
        .flatMap(names -> names)
        .toList();
  }
}
