package dev.docket.prompts.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.Set;

/// The arguments of OpenAI's `responses.create`.
final class OpenAiResponses {

  /// Blocks that are items of the API's own; templates have them in its form.
  private static final Set<String> ITEMS =
      Set.of(
          "mcp_list_tools",
          "mcp_call",
          "mcp_approval_request",
          "mcp_approval_response",
          "shell_call",
          "shell_call_output",
          "apply_patch_call",
          "apply_patch_call_output");

  private OpenAiResponses() {}

  static ObjectNode kwargs(Template template, Model model) {
    ObjectNode kwargs = Json.object().put("model", model.name());
    ArrayNode input = kwargs.putArray("input");
    template.turns().forEach(turn -> addTurn(turn, input));
    addTools(template.tools(), kwargs);
    Parameters.merge(model.parameters(), kwargs);
    return kwargs;
  }

  private static void addTurn(Turn turn, ArrayNode input) {
    if (turn.isToolResult()) {
      input
          .addObject()
          .put("type", "function_call_output")
          .put("call_id", turn.answered())
          .put("output", turn.text());
      return;
    }
    ArrayNode content = Json.object().arrayNode();
    for (Part part : turn.parts()) {
      if (part instanceof Part.Other(String type, ObjectNode given)) {
        if (ITEMS.contains(type)) {
          input.add(Parameters.withoutNulls(given));
        }
      } else {
        addPart(part, content);
      }
    }
    if (turn.isAssistant()) {
      addAnswer(turn, input);
    } else if (!content.isEmpty()) {
      input.addObject().put("role", turn.role()).set("content", content);
    }
  }

  /// What the model said is one text: as blocks it would have to be `output_text`, whose variables
  /// the SDKs' caches do not fill in.
  private static void addAnswer(Turn turn, ArrayNode input) {
    if (!turn.text().isEmpty()) {
      input.addObject().put("role", "assistant").put("content", turn.text());
    }
    for (ToolCall call : turn.toolCalls()) {
      input
          .addObject()
          .put("type", "function_call")
          .put("call_id", call.reference())
          .put("name", call.name())
          .put("arguments", call.arguments());
    }
  }

  /// Thinking is left out: the API takes back only items that it knows by their id.
  private static void addPart(Part part, ArrayNode content) {
    switch (part) {
      case Part.Text(String text, String _) ->
          content.addObject().put("type", "input_text").put("text", text);
      case Part.Media media -> addMedia(media, content.addObject());
      case Part.Thinking _, Part.Other _ -> {}
    }
  }

  private static void addMedia(Part.Media media, ObjectNode block) {
    Source source = media.source();
    if (source.kind() == Source.Kind.IMAGE) {
      block
          .put("type", "input_image")
          .put("image_url", source.url())
          .put("detail", media.detail() == null ? "auto" : media.detail());
      return;
    }
    switch (source) {
      case Source.Address(String _, String url) ->
          block.put("type", "input_file").put("file_url", url);
      case Source.Inline inline -> OpenAiMedia.addBytes(inline, media.title(), block, "input_file");
    }
  }

  /// `strict` is said always: left out it means yes here, and no in the chat API.
  private static void addTools(Tools tools, ObjectNode kwargs) {
    ArrayNode all = Json.object().arrayNode();
    for (Tools.Function function : tools.functions()) {
      ObjectNode tool = all.addObject().put("type", "function");
      Parameters.merge(function.given(), tool);
      tool.set("parameters", function.schema());
      tool.put("strict", function.given().path("strict").asBoolean(false));
    }
    for (JsonNode tool : tools.builtIn("openai")) {
      all.add(tool.path("config"));
    }
    if (all.isEmpty()) {
      return;
    }
    kwargs.set("tools", all);
    Tools.Choice choice = tools.chosen();
    switch (choice.kind()) {
      case UNSAID -> {}
      case AUTO -> kwargs.put("tool_choice", "auto");
      case NONE -> kwargs.put("tool_choice", "none");
      case REQUIRED -> kwargs.put("tool_choice", "required");
      case NAMED ->
          kwargs.putObject("tool_choice").put("type", "function").put("name", choice.name());
    }
  }
}
