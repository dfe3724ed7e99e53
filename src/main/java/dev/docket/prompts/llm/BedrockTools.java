package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// Tools as Converse has them.
final class BedrockTools {

  private BedrockTools() {}

  static void add(Template template, ObjectNode kwargs) {
    Tools tools = template.tools();
    Tools.Choice choice = tools.chosen();
    // Converse has no word for "no tool"; it must still be told of tools that have been called.
    boolean none = choice.kind() == Tools.Choice.Kind.NONE && !hasCalls(template);
    if (tools.functions().isEmpty() || none) {
      return;
    }
    ObjectNode config = kwargs.putObject("toolConfig");
    ArrayNode all = config.putArray("tools");
    for (Tools.Function function : tools.functions()) {
      ObjectNode spec = all.addObject().putObject("toolSpec").put("name", function.name());
      if (!function.description().isEmpty()) {
        spec.put("description", function.description());
      }
      spec.putObject("inputSchema").set("json", function.schema());
    }
    switch (choice.kind()) {
      case AUTO -> config.putObject("toolChoice").putObject("auto");
      case REQUIRED -> config.putObject("toolChoice").putObject("any");
      case NAMED ->
          config.putObject("toolChoice").set("tool", Json.object().put("name", choice.name()));
      case NONE, UNSAID -> {}
    }
  }

  private static boolean hasCalls(Template template) {
    return template.turns().stream().anyMatch(turn -> !turn.toolCalls().isEmpty());
  }
}
