package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/// Tools of type `variable`: the variable of their name is a list of tools that takes their place.
final class ToolVariables {

  private ToolVariables() {}

  static void collectVariables(JsonNode template, Set<String> names) {
    for (JsonNode tool : template.path("tools")) {
      if (is(tool) && tool.path("name").isTextual()) {
        names.add(tool.get("name").textValue());
      }
    }
  }

  /// Replaces them in a template. Without a value nothing takes their place.
  static void expand(ObjectNode template, Variables variables) {
    if (!(template.path("tools") instanceof ArrayNode tools)) {
      return;
    }
    ArrayNode expanded = tools.arrayNode();
    for (JsonNode tool : tools) {
      if (is(tool)) {
        fill(expanded, tool.path("name").asText(""), variables);
      } else {
        expanded.add(tool);
      }
    }
    template.set("tools", expanded);
  }

  private static boolean is(JsonNode tool) {
    return tool.path("type").asText("").equals("variable");
  }

  private static void fill(ArrayNode expanded, String name, Variables variables) {
    for (JsonNode value : variables.list(name, "`%s` is a list of tools".formatted(name))) {
      if (!value.isObject() || is(value)) {
        throw Variables.refused(
            name, "`%s` is a list of tools, each an object with its `type`.".formatted(name));
      }
      expanded.add(value.deepCopy());
    }
  }
}
