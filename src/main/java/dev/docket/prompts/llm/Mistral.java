package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// The arguments of Mistral's `chat.complete`, in snake case; the npm SDK turns them into camel
/// case.
final class Mistral {

  private Mistral() {}

  static ObjectNode kwargs(Template template, Model model) {
    ObjectNode kwargs = Json.object().put("model", model.name());
    ArrayNode messages = kwargs.putArray("messages");
    template.turns().forEach(turn -> addTurn(turn, messages.addObject()));
    addTools(template.tools(), kwargs);
    Parameters.merge(model.parameters(), kwargs);
    return kwargs;
  }

  private static void addTurn(Turn turn, ObjectNode message) {
    message.put(
        "role", turn.isInstruction() ? "system" : turn.isToolResult() ? "tool" : turn.role());
    ArrayNode content = Json.object().arrayNode();
    turn.parts().forEach(part -> addPart(turn, part, content));
    if (content.isEmpty() || (content.size() == 1 && content.get(0).has("text"))) {
      message.put("content", turn.text());
    } else {
      message.set("content", content);
    }
    if (turn.isToolResult()) {
      message.put("tool_call_id", turn.answered());
      if (turn.name() != null) {
        message.put("name", turn.name());
      }
    }
    if (!turn.toolCalls().isEmpty()) {
      ArrayNode calls = message.putArray("tool_calls");
      for (ToolCall call : turn.toolCalls()) {
        calls
            .addObject()
            .put("id", call.reference())
            .put("type", "function")
            .putObject("function")
            .put("name", call.name())
            .put("arguments", call.arguments());
      }
    }
  }

  private static void addPart(Turn turn, Part part, ArrayNode content) {
    switch (part) {
      case Part.Text(String text, String _) ->
          content.addObject().put("type", "text").put("text", text);
      case Part.Media media -> addMedia(media, content.addObject());
      case Part.Thinking(String text, String _) -> {
        if (turn.isAssistant()) {
          ObjectNode thinking = content.addObject().put("type", "thinking");
          thinking.putArray("thinking").addObject().put("type", "text").put("text", text);
        }
      }
      case Part.Other _ -> {}
    }
  }

  private static void addMedia(Part.Media media, ObjectNode block) {
    Source source = media.source();
    switch (source.kind()) {
      case IMAGE -> block.put("type", "image_url").put("image_url", source.url());
      case AUDIO ->
          block
              .put("type", "input_audio")
              .put(
                  "input_audio",
                  source instanceof Source.Inline inline ? inline.base64() : source.url());
      case VIDEO, DOCUMENT -> {
        block.put("type", "document_url").put("document_url", source.url());
        if (!media.title().isEmpty()) {
          block.put("document_name", media.title());
        }
      }
    }
  }

  private static void addTools(Tools tools, ObjectNode kwargs) {
    if (tools.functions().isEmpty()) {
      return;
    }
    ArrayNode all = kwargs.putArray("tools");
    for (Tools.Function function : tools.functions()) {
      ObjectNode declared = Parameters.withoutNulls(function.given());
      declared.set("parameters", function.schema());
      all.addObject().put("type", "function").set("function", declared);
    }
    Tools.Choice choice = tools.chosen();
    switch (choice.kind()) {
      case UNSAID -> {}
      case AUTO -> kwargs.put("tool_choice", "auto");
      case NONE -> kwargs.put("tool_choice", "none");
      case REQUIRED -> kwargs.put("tool_choice", "any");
      case NAMED -> {
        ObjectNode named = kwargs.putObject("tool_choice").put("type", "function");
        named.putObject("function").put("name", choice.name());
      }
    }
  }
}
