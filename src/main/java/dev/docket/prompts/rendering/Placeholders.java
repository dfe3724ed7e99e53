package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// Messages of role `placeholder`: the variable of their name is a list of messages that takes
/// their place.
final class Placeholders {

  private Placeholders() {}

  static boolean is(JsonNode message) {
    return message.path("role").asText("").equals("placeholder");
  }

  static void collectVariables(JsonNode template, Set<String> names) {
    for (JsonNode message : template.path("messages")) {
      if (is(message) && message.path("name").isTextual()) {
        names.add(message.get("name").textValue());
      }
    }
  }

  /// Replaces them in a template. Without a value nothing takes their place.
  static void expand(ObjectNode template, Variables variables) {
    if (!(template.path("messages") instanceof ArrayNode messages)) {
      return;
    }
    ArrayNode expanded = messages.arrayNode();
    for (JsonNode message : messages) {
      if (is(message)) {
        fill(expanded, message.path("name").asText(""), variables);
      } else {
        expanded.add(message);
      }
    }
    template.set("messages", expanded);
  }

  private static void fill(ArrayNode expanded, String name, Variables variables) {
    for (JsonNode value : variables.list(name, "`%s` fills a placeholder".formatted(name))) {
      if (!(value instanceof ObjectNode given) || !given.path("role").isTextual() || is(given)) {
        throw Variables.refused(
            name,
            "`%s` fills a placeholder: a list of messages, each with a `role` and its `content`."
                .formatted(name));
      }
      expanded.add(inBlocks(given.deepCopy()));
    }
  }

  /// Callers pass what their provider takes, a text; a template has blocks.
  private static ObjectNode inBlocks(ObjectNode message) {
    JsonNode content = message.path("content");
    if (content.isTextual()) {
      message.putArray("content").addObject().put("type", "text").set("text", content);
    }
    return message;
  }
}
