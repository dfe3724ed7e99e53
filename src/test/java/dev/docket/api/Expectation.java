package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Compares a JSON value with what was expected of it, in part: properties that nobody named may be
/// there. Lists are compared element by element.
///
/// Instead of a value: `$any`, `$number`, `$string`, `$time`, `$absent`, `$has TEXT`, `$matches
/// REGEX`; instead of an object: `{$exactly: value}`, `{$holds: [values, in any order]}`, `{$size:
/// n}`.
final class Expectation {

  private final List<String> faults = new ArrayList<>();

  private Expectation() {}

  /// What is not as expected.
  static List<String> faults(JsonNode expected, JsonNode actual) {
    Expectation expectation = new Expectation();
    expectation.compare("", expected, actual);
    return expectation.faults;
  }

  private void compare(String at, JsonNode expected, JsonNode actual) {
    if (expected.isTextual() && expected.textValue().startsWith("$")) {
      word(at, expected.textValue(), actual);
    } else if (expected.isObject()) {
      object(at, expected, actual);
    } else if (expected.isArray()) {
      array(at, expected, actual);
    } else if (!equal(expected, actual)) {
      fault(at, expected, actual);
    }
  }

  private void word(String at, String word, JsonNode actual) {
    String kind = word.replaceFirst(" .*", "");
    String rest = word.length() > kind.length() ? word.substring(kind.length() + 1) : "";
    boolean fits =
        switch (kind) {
          case "$any" -> !actual.isMissingNode();
          case "$absent" -> actual.isMissingNode();
          case "$number" -> actual.isNumber();
          case "$string" -> actual.isTextual() && !actual.textValue().isEmpty();
          case "$time" ->
              actual.asText("").matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");
          case "$has" -> actual.isTextual() && actual.textValue().contains(rest);
          case "$matches" -> actual.isTextual() && actual.textValue().matches(rest);
          default -> throw new IllegalArgumentException("there is no matcher " + word);
        };
    if (!fits) {
      faults.add("%s: expected %s, but is %s".formatted(at, word, shown(actual)));
    }
  }

  private void object(String at, JsonNode expected, JsonNode actual) {
    if (expected.has("$exactly")) {
      if (!equal(expected.path("$exactly"), actual)) {
        fault(at, expected.path("$exactly"), actual);
      }
    } else if (expected.has("$size")) {
      if (actual.size() != expected.path("$size").intValue()) {
        faults.add("%s: expected %s, but has %d".formatted(at, expected, actual.size()));
      }
    } else if (expected.has("$holds")) {
      expected.path("$holds").forEach(one -> held(at, one, actual));
    } else if (!actual.isObject()) {
      fault(at, expected, actual);
    } else {
      expected
          .properties()
          .forEach(entry ->
              compare(at + "/" + entry.getKey(), entry.getValue(), actual.path(entry.getKey())));
    }
  }

  private void held(String at, JsonNode one, JsonNode actual) {
    boolean found = false;
    for (JsonNode element : actual) {
      found |= faults(one, element).isEmpty();
    }
    if (!found) {
      faults.add("%s: holds no %s, but is %s".formatted(at, shown(one), shown(actual)));
    }
  }

  private void array(String at, JsonNode expected, JsonNode actual) {
    if (!actual.isArray() || actual.size() != expected.size()) {
      fault(at, expected, actual);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(at + "/" + i, expected.path(i), actual.path(i));
    }
  }

  /// 42 is 42.0, but "42" is not 42.
  private static boolean equal(JsonNode expected, JsonNode actual) {
    return expected.equals(
        (a, b) ->
            a.isNumber() && b.isNumber()
                ? a.decimalValue().compareTo(b.decimalValue())
                : a.equals(b) ? 0 : 1,
        actual);
  }

  private void fault(String at, JsonNode expected, JsonNode actual) {
    faults.add("%s: expected %s, but is %s".formatted(at, shown(expected), shown(actual)));
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "absent" : Json.text(node);
    return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
  }
}
