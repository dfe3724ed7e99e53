package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Set;

/// The arguments of Anthropic's `messages.create`, wherever the model runs.
final class Anthropic {

  /// The API demands a limit: the most that every Claude model can write, beside what it may think.
  private static final int MAX_TOKENS = 4096;

  /// Blocks of tools that Anthropic itself runs; templates have them in the API's own form.
  private static final Set<String> ITS_OWN =
      Set.of(
          "server_tool_use",
          "web_search_tool_result",
          "bash_code_execution_tool_result",
          "text_editor_code_execution_tool_result");

  private Anthropic() {}

  static ObjectNode kwargs(Template template, Model model) {
    int thinking = model.parameters().at("/thinking/budget_tokens").asInt(0);
    ObjectNode kwargs = Json.object().put("model", model.name());
    kwargs.put("max_tokens", MAX_TOKENS + Math.max(0, thinking));
    ArrayNode system = Json.object().arrayNode();
    template.turns().stream()
        .filter(Turn::isInstruction)
        .forEach(turn -> turn.parts().forEach(part -> addText(part, system)));
    if (!system.isEmpty()) {
      kwargs.set("system", system);
    }
    ArrayNode messages = kwargs.putArray("messages");
    for (Exchange exchange : Exchange.of(template)) {
      ArrayNode content = Json.object().arrayNode();
      exchange.turns().forEach(turn -> addTurn(turn, content));
      if (!content.isEmpty()) {
        messages
            .addObject()
            .put("role", exchange.assistant() ? "assistant" : "user")
            .set("content", content);
      }
    }
    addTools(template.tools(), kwargs);
    Parameters.merge(model.parameters(), kwargs);
    return kwargs;
  }

  private static void addTurn(Turn turn, ArrayNode content) {
    if (turn.isToolResult()) {
      ObjectNode result = content.addObject().put("type", "tool_result");
      result.put("tool_use_id", turn.answered());
      ArrayNode answer = result.putArray("content");
      turn.parts().forEach(part -> addPart(turn, part, answer));
      return;
    }
    turn.parts().forEach(part -> addPart(turn, part, content));
    for (ToolCall call : turn.toolCalls()) {
      content
          .addObject()
          .put("type", "tool_use")
          .put("id", call.reference())
          .put("name", call.name())
          .set("input", call.input());
    }
  }

  private static void addPart(Turn turn, Part part, ArrayNode content) {
    switch (part) {
      case Part.Text text -> addText(text, content);
      case Part.Media media when !turn.isAssistant() -> addMedia(media, content);
      case Part.Media _ -> {}
      // Without its signature the API refuses it.
      case Part.Thinking(String text, String signature) -> {
        if (turn.isAssistant() && !signature.isEmpty()) {
          content
              .addObject()
              .put("type", "thinking")
              .put("thinking", text)
              .put("signature", signature);
        }
      }
      case Part.Other(String type, ObjectNode given) -> {
        if (ITS_OWN.contains(type)) {
          content.add(Parameters.withoutNulls(given));
        }
      }
    }
  }

  /// The API refuses texts that are empty.
  private static void addText(Part part, ArrayNode content) {
    if (part instanceof Part.Text(String text, String _) && !text.isBlank()) {
      content.addObject().put("type", "text").put("text", text);
    }
  }

  private static void addMedia(Part.Media media, ArrayNode content) {
    Source source = media.source();
    switch (source.kind()) {
      case IMAGE -> content.addObject().put("type", "image").set("source", source(source));
      case DOCUMENT -> {
        ObjectNode document = content.addObject().put("type", "document");
        document.set("source", source(source));
        if (!media.title().isEmpty()) {
          document.put("title", media.title());
        }
      }
      // The API takes no sound and no film; where they are found, it may at least be told.
      case AUDIO, VIDEO -> {
        if (source instanceof Source.Address(String _, String url)) {
          content.addObject().put("type", "text").put("text", url);
        }
      }
    }
  }

  private static ObjectNode source(Source source) {
    return switch (source) {
      case Source.Address(String _, String url) -> Json.object().put("type", "url").put("url", url);
      case Source.Inline inline when inline.mediaType().startsWith("text/") ->
          Json.object()
              .put("type", "text")
              .put("media_type", "text/plain")
              .put("data", inline.decoded());
      case Source.Inline(String type, String base64) ->
          Json.object().put("type", "base64").put("media_type", type).put("data", base64);
    };
  }

  private static void addTools(Tools tools, ObjectNode kwargs) {
    ArrayNode all = Json.object().arrayNode();
    for (Tools.Function function : tools.functions()) {
      ObjectNode tool = all.addObject().put("name", function.name());
      if (!function.description().isEmpty()) {
        tool.put("description", function.description());
      }
      tool.set("input_schema", function.schema());
    }
    for (JsonNode tool : tools.builtIn("anthropic")) {
      all.add(tool.path("config"));
    }
    if (!all.isEmpty()) {
      kwargs.set("tools", all);
      addChoice(tools.chosen(), kwargs);
    }
  }

  private static void addChoice(Tools.Choice choice, ObjectNode kwargs) {
    switch (choice.kind()) {
      case UNSAID -> {}
      case AUTO -> kwargs.putObject("tool_choice").put("type", "auto");
      case NONE -> kwargs.putObject("tool_choice").put("type", "none");
      case REQUIRED -> kwargs.putObject("tool_choice").put("type", "any");
      case NAMED -> kwargs.putObject("tool_choice").put("type", "tool").put("name", choice.name());
    }
  }
}
