package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// The arguments of `chat.completions.create`, and of `completions.create` for a template that is
/// one text.
final class OpenAiChat {

  /// Whether a message that is one text is an array of one block, as the published server has it
  /// for OpenAI; many servers that speak the same API take only the text itself.
  private final boolean blocks;

  private OpenAiChat(Model model) {
    this.blocks = model.apiType() != null;
  }

  static ObjectNode kwargs(Template template, Model model) {
    ObjectNode kwargs = Json.object().put("model", model.name());
    if (template.completion()) {
      kwargs.put("prompt", template.text());
    } else {
      new OpenAiChat(model).addMessages(template, kwargs.putArray("messages"));
      addTools(template.tools(), kwargs);
    }
    Parameters.merge(model.parameters(), kwargs);
    return kwargs;
  }

  private void addMessages(Template template, ArrayNode messages) {
    for (Turn turn : template.turns()) {
      ObjectNode message = messages.addObject().put("role", role(turn));
      if (turn.name() != null) {
        message.put("name", turn.name());
      }
      addContent(turn, message);
      addToolCalls(turn, message);
      if (turn.toolCallId() != null) {
        message.put("tool_call_id", turn.toolCallId());
      }
    }
  }

  /// Only OpenAI itself tells developers from the system.
  private String role(Turn turn) {
    return turn.isInstruction() && !blocks ? "system" : turn.role();
  }

  private void addContent(Turn turn, ObjectNode message) {
    ArrayNode content = Json.object().arrayNode();
    turn.parts().forEach(part -> addPart(turn, part, content));
    boolean oneText = content.size() == 1 && content.get(0).has("text");
    if (content.isEmpty() && turn.toolCalls().isEmpty()) {
      message.put("content", "");
    } else if (content.isEmpty()) {
      message.putNull("content");
    } else if (turn.role().equals("function") || (oneText && !blocks)) {
      message.put("content", turn.text());
    } else {
      message.set("content", content);
    }
  }

  /// Thinking is left out: the API gives none and takes none.
  private static void addPart(Turn turn, Part part, ArrayNode content) {
    switch (part) {
      case Part.Text(String text, String _) ->
          content.addObject().put("type", "text").put("text", text);
      case Part.Media media when turn.role().equals("user") -> addMedia(media, content);
      case Part.Media _, Part.Thinking _, Part.Other _ -> {}
    }
  }

  private static void addMedia(Part.Media media, ArrayNode content) {
    Source source = media.source();
    if (source.kind() == Source.Kind.IMAGE) {
      ObjectNode image = content.addObject().put("type", "image_url").putObject("image_url");
      image.put("url", source.url());
      if (media.detail() != null) {
        image.put("detail", media.detail());
      }
    } else if (source instanceof Source.Inline inline) {
      OpenAiMedia.addBytes(inline, media.title(), content.addObject(), "file");
    } else {
      // The API fetches nothing but images: the model at least reads where it is.
      content.addObject().put("type", "text").put("text", source.url());
    }
  }

  private static void addToolCalls(Turn turn, ObjectNode message) {
    if (turn.toolCalls().isEmpty()) {
      return;
    }
    ArrayNode calls = Json.object().arrayNode();
    for (ToolCall call : turn.toolCalls()) {
      ObjectNode function = Json.object();
      function.put("name", call.name()).put("arguments", call.arguments());
      if (call.id().isEmpty()) {
        message.set("function_call", function);
      } else {
        calls.addObject().put("id", call.id()).put("type", "function").set("function", function);
      }
    }
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
  }

  static void addTools(Tools tools, ObjectNode kwargs) {
    if (tools.functions().isEmpty()) {
      return;
    }
    ArrayNode all = kwargs.putArray(tools.legacy() ? "functions" : "tools");
    for (Tools.Function function : tools.functions()) {
      ObjectNode given = Parameters.withoutNulls(function.given());
      if (tools.legacy()) {
        all.add(given);
      } else {
        all.addObject().put("type", "function").set("function", given);
      }
    }
    addChoice(tools, kwargs);
  }

  private static void addChoice(Tools tools, ObjectNode kwargs) {
    Tools.Choice choice = tools.chosen();
    String name = tools.legacy() ? "function_call" : "tool_choice";
    switch (choice.kind()) {
      case UNSAID -> {}
      case AUTO -> kwargs.put(name, "auto");
      case NONE -> kwargs.put(name, "none");
      case REQUIRED -> kwargs.put(name, tools.legacy() ? "auto" : "required");
      case NAMED -> {
        ObjectNode function = Json.object().put("name", choice.name());
        if (tools.legacy()) {
          kwargs.set(name, function);
        } else {
          kwargs.putObject(name).put("type", "function").set("function", function);
        }
      }
    }
  }
}
