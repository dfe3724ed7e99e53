package dev.docket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What earlier steps of a scenario have kept, put into later ones: `${id}`.
///
/// A text that is nothing but a variable becomes the value itself, a number stays one. Two are
/// always there: `${key.ROLE}`, an API key, and `${repeat(x, 1000)}`.
final class Variables {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(repeat\\((?:(?!\\$\\{).)+?, [0-9]+\\)|[^{}]+)}");
  private static final Pattern REPEAT = Pattern.compile("repeat\\((.+), ([0-9]+)\\)");

  private final Map<String, JsonNode> kept = new HashMap<>();
  private final ScenarioKeys keys;

  Variables(ScenarioKeys keys) {
    this.keys = keys;
  }

  void keep(String name, JsonNode value) {
    kept.put(name, value);
  }

  /// The text with variables as text.
  String into(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> {
          JsonNode value = value(match.group(1));
          return Matcher.quoteReplacement(value.isTextual() ? value.textValue() : Json.text(value));
        });
  }

  /// The value with variables in all its texts and names.
  JsonNode into(JsonNode node) {
    if (node.isTextual()) {
      Matcher whole = VARIABLE.matcher(node.textValue());
      return whole.matches() ? value(whole.group(1)) : TextNode.valueOf(into(node.textValue()));
    }
    if (node.isObject()) {
      ObjectNode object = Json.object();
      node.properties().forEach(entry -> object.set(into(entry.getKey()), into(entry.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = Json.object().arrayNode();
      node.forEach(element -> array.add(into(element)));
      return array;
    }
    return node;
  }

  private JsonNode value(String name) {
    Matcher repeat = REPEAT.matcher(name);
    if (repeat.matches()) {
      return TextNode.valueOf(repeat.group(1).repeat(Integer.parseInt(repeat.group(2))));
    }
    if (name.startsWith("key.")) {
      return TextNode.valueOf(keys.of(name.substring("key.".length())));
    }
    JsonNode value = kept.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no step has kept " + name);
    }
    return value;
  }
}
