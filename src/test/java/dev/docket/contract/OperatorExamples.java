package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One filter for each operator that each field takes, and which of four requests it finds: those
/// of Ada, Bob and Cyd, and a bare one that lacks what can be lacking ([OperatorRequests]).
final class OperatorExamples {

  static final String ADA = "Ada";
  static final String BOB = "Bob";
  static final String CYD = "Cyd";
  static final String BARE = "the bare one";

  private static final List<String> ALL = List.of(ADA, BOB, CYD, BARE);

  /// A condition and whom it finds.
  record Example(Field field, String operator, JsonNode condition, List<String> found) {

    String sentence() {
      return "%s %s%s%s finds %s"
          .formatted(
              field.wireName(),
              operator,
              shown(condition.path("nested_key"), " "),
              shown(condition.path("value"), " "),
              found.isEmpty() ? "nobody" : String.join(", ", found));
    }

    private static String shown(JsonNode value, String before) {
      return value.isMissingNode() ? "" : before + (value.isTextual() ? value.asText() : value);
    }
  }

  private final List<Example> examples = new ArrayList<>();

  private OperatorExamples() {}

  /// All examples.
  ///
  /// @param ids of the requests of Ada, Bob, Cyd and the bare one
  static List<Example> all(List<String> ids) {
    OperatorExamples all = new OperatorExamples();
    for (Field field : Field.values()) {
      all.of(field, ids);
    }
    return all.examples;
  }

  private void of(Field field, List<String> ids) {
    String name = field.wireName();
    switch (field) {
      case TRACE_ID -> neverThere(field);
      case PL_ID -> exact(field, ids.get(0), ids.get(1));
      case STATUS -> exact(field, "WARNING", "ERROR");
      case ERROR_TYPE -> exact(field, "PROVIDER_ERROR", "PROVIDER_TIMEOUT");
      case PROMPT_ID, GROUP_ID -> exact(field, "11", "12");
      case SCORES -> {
        keys(field, "scored");
        numbers(field, "scored");
      }
      case METADATA_KEYS -> list(field, "metadata ");
      case OUTPUT_KEYS -> list(field, "output ");
      case INPUT_VARIABLE_KEYS -> list(field, "input_variables ");
      default -> ofKind(field, name);
    }
  }

  private void ofKind(Field field, String name) {
    switch (field.kind()) {
      case STRING, OPTIONAL_STRING, ID -> exact(field, name + " of Ada", name + " of Bob");
      case TEXT -> text(field, name.replace("_", ""));
      case TEXTS -> {
        text(field, "inputtext");
        add(field, "matches", List.of(ADA), value("inputtxet late"));
      }
      case NUMBER -> number(field);
      case TIME -> time(field);
      case FLAG -> flag(field);
      case ARRAY -> list(field, name + " ");
      case NESTED -> nested(field, name);
      case SCORES, INTENT -> {}
    }
  }

  private void exact(Field field, String ada, String bob) {
    add(field, "is", List.of(ADA), value(ada));
    add(field, "is_not", List.of(BOB, CYD, BARE), value(ada));
    add(field, "in", List.of(ADA, BOB), values(ada, bob));
    add(field, "not_in", List.of(CYD, BARE), values(ada, bob));
    if (field.kind() == FieldKind.OPTIONAL_STRING) {
      add(field, "is_null", List.of(BARE), Map.of());
      add(field, "is_not_null", List.of(ADA, BOB, CYD), Map.of());
    }
    if (field.kind() == FieldKind.ID) {
      add(field, "eq", List.of(BOB), Map.of("value", Json.parse(bob)));
      add(field, "neq", List.of(ADA, CYD, BARE), Map.of("value", Json.parse(bob)));
    }
  }

  private void neverThere(Field field) {
    add(field, "is", List.of(), value("t"));
    add(field, "is_not", ALL, value("t"));
    add(field, "in", List.of(), values("t", "u"));
    add(field, "not_in", ALL, values("t", "u"));
    add(field, "is_null", ALL, Map.of());
    add(field, "is_not_null", List.of(), Map.of());
  }

  private void text(Field field, String word) {
    add(field, "contains", List.of(ADA, BOB), value(word));
    add(field, "not_contains", List.of(BOB, CYD, BARE), value("the " + word + " I"));
    add(field, "starts_with", List.of(ADA), value("THE " + word + " is"));
    add(field, "ends_with", List.of(BOB), value("S, Please!"));
  }

  private void number(Field field) {
    boolean lacking = field == Field.PROMPT_VERSION_NUMBER;
    String ada = "" + OperatorRequests.number(field, 1);
    String bob = "" + OperatorRequests.number(field, 2);
    List<String> belowBob = lacking ? List.of(ADA) : List.of(ADA, BARE);
    List<String> notAboveBob = lacking ? List.of(ADA, BOB) : List.of(ADA, BOB, BARE);
    add(field, "eq", List.of(BOB), number(bob));
    add(field, "neq", List.of(ADA, CYD, BARE), number(bob));
    add(field, "gt", List.of(CYD), number(bob));
    add(field, "gte", List.of(BOB, CYD), number(bob));
    add(field, "lt", belowBob, number(bob));
    add(field, "lte", notAboveBob, number(bob));
    add(
        field,
        "between",
        List.of(ADA, BOB),
        Map.of("value", Json.parse("[" + ada + "," + bob + "]")));
    add(field, "is_null", lacking ? List.of(BARE) : List.of(), Map.of());
    add(field, "is_not_null", lacking ? List.of(ADA, BOB, CYD) : ALL, Map.of());
  }

  private void time(Field field) {
    String ada = OperatorRequests.time(field, 1).toString();
    String bob = OperatorRequests.time(field, 2).toString();
    int day = "2026-02-02".length();
    add(field, "is", List.of(BOB), value(bob.substring(0, day)));
    add(field, "before", List.of(ADA, BARE), value(bob));
    add(field, "after", List.of(CYD), value(bob));
    add(field, "between", List.of(ADA, BOB), values(ada, bob.substring(0, day)));
  }

  private void flag(Field field) {
    List<String> found =
        switch (field) {
          case IS_JSON -> List.of(ADA);
          case IS_TOOL_CALL -> List.of(BOB);
          default -> List.of(CYD, BARE);
        };
    add(field, "is_true", found, Map.of());
    add(field, "is_false", ALL.stream().filter(one -> !found.contains(one)).toList(), Map.of());
  }

  private void list(Field field, String prefix) {
    add(field, "contains", List.of(ADA, BOB), value(prefix + "both"));
    add(field, "not_contains", List.of(CYD, BARE), value(prefix + "both"));
    add(field, "in", List.of(ADA, CYD), values(prefix + "a", prefix + "c"));
    add(field, "not_in", List.of(BOB, BARE), values(prefix + "a", prefix + "c"));
    add(field, "is_empty", List.of(BARE), Map.of());
    add(field, "is_not_empty", List.of(ADA, BOB, CYD), Map.of());
  }

  private void nested(Field field, String name) {
    String key = name + " both";
    add(field, "key_equals", List.of(ADA), under(key, value("Red Apple")));
    add(field, "key_not_equals", List.of(BOB, CYD, BARE), under(key, value("Red Apple")));
    add(field, "key_contains", List.of(ADA), under(key, value("D APPL")));
    add(field, "key_not_contains", List.of(BOB, CYD, BARE), under(key, value("D APPL")));
    add(field, "key_starts_with", List.of(BOB), under(key, value("GREEN a")));
    add(field, "in", List.of(ADA, BOB), under(key, values("Red Apple", "Green apple")));
    add(field, "not_in", List.of(CYD, BARE), under(key, values("Red Apple", "Green apple")));
    add(field, "key_exists", List.of(ADA, BOB), under(key, Map.of()));
    add(field, "key_not_exists", List.of(CYD, BARE), under(key, Map.of()));
    keys(field, key);
    numbers(field, name + " n");
  }

  /// Without a key they are about any key at all.
  private void keys(Field field, String key) {
    add(field, "is_empty", List.of(BARE), Map.of());
    add(field, "is_not_empty", List.of(ADA, BOB, CYD), Map.of());
    add(field, "is_empty", List.of(CYD, BARE), under(key, Map.of()));
    add(field, "is_not_empty", List.of(ADA, BOB), under(key, Map.of()));
  }

  private void numbers(Field field, String key) {
    add(field, "eq", List.of(BOB), under(key, number("20")));
    add(field, "neq", List.of(ADA, CYD, BARE), under(key, number("20")));
    add(field, "gt", List.of(BOB), under(key, number("10")));
    add(field, "gte", List.of(ADA, BOB), under(key, number("10")));
    add(field, "lt", List.of(ADA), under(key, number("20")));
    add(field, "lte", List.of(ADA, BOB), under(key, number("20")));
    add(field, "between", List.of(ADA, BOB), under(key, Map.of("value", Json.parse("[10,20]"))));
  }

  private static Map<String, JsonNode> value(String value) {
    return Map.of("value", Json.object().textNode(value));
  }

  private static Map<String, JsonNode> number(String value) {
    return Map.of("value", Json.parse(value));
  }

  private static Map<String, JsonNode> values(String one, String other) {
    return Map.of("value", Json.object().arrayNode().add(one).add(other));
  }

  private static Map<String, JsonNode> under(String key, Map<String, JsonNode> value) {
    Map<String, JsonNode> condition = new LinkedHashMap<>(value);
    condition.put("nested_key", Json.object().textNode(key));
    return condition;
  }

  private void add(
      Field field, String operator, List<String> found, Map<String, JsonNode> operand) {
    ObjectNode condition = Json.object().put("field", field.wireName()).put("operator", operator);
    operand.forEach(condition::set);
    examples.add(new Example(field, operator, condition, found));
  }
}
