package dev.docket.ingest;

import static dev.docket.ingest.MessageDraft.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.List;

/// Writes messages and tools in the JSON of prompt templates.
final class TemplateForm {

  private TemplateForm() {}

  static ObjectNode message(Message message) {
    ObjectNode json = Json.object();
    json.put("role", message.role());
    addContent(json.putArray("content"), message);
    json.putArray("input_variables");
    json.put("template_format", "f-string");
    json.put("raw_request_display_role", message.role());
    json.putArray("dataset_examples");
    json.put("name", message.name());
    if (message.role().equals(Message.ASSISTANT)) {
      json.putNull("function_call");
      json.set("tool_calls", toolCalls(message));
    }
    if (message.role().equals(Message.TOOL)) {
      json.put("tool_call_id", message.toolCallId());
    }
    return json;
  }

  /// A message of a template as its author wrote it, with the properties that it leaves out.
  static JsonNode whole(JsonNode given) {
    if (!(given instanceof ObjectNode written)) {
      return given;
    }
    ObjectNode message = Json.object();
    // A copy of the names alone: the texts may be long, and are not changed.
    written.properties().forEach(entry -> message.set(entry.getKey(), entry.getValue()));
    String role = message.path("role").asText("");
    nameUnsaid(message, List.of("content", "input_variables", "dataset_examples"), List.of("name"));
    nameFormat(message);
    if (!message.has("raw_request_display_role")) {
      message.put("raw_request_display_role", role);
    }
    if (role.equals(Message.ASSISTANT)) {
      nameUnsaid(message, List.of(), List.of("function_call", "tool_calls"));
    }
    if (role.equals(Message.TOOL)) {
      nameUnsaid(message, List.of(), List.of("tool_call_id"));
    }
    return message;
  }

  /// Adds empty arrays and nulls where there is nothing.
  static void nameUnsaid(ObjectNode json, List<String> arrays, List<String> values) {
    arrays.stream().filter(name -> !json.hasNonNull(name)).forEach(json::putArray);
    values.stream().filter(name -> !json.has(name)).forEach(json::putNull);
  }

  static void nameFormat(ObjectNode json) {
    if (!json.hasNonNull("template_format")) {
      json.put("template_format", "f-string");
    }
  }

  static void addContent(ArrayNode content, Message message) {
    for (Block block : message.content()) {
      content.add(
          switch (block) {
            case Block.Text(String text) ->
                withIds(Json.object().put("type", "text").put("text", text));
            case Block.Thinking(String thinking) ->
                Json.object().put("type", "thinking").put("thinking", thinking);
            case Block.Media(JsonNode given) -> media(given);
            case Block.Other(JsonNode given) -> given;
          });
    }
  }

  /// The tools of a call, each as `{"type": "function", "function": {…}}` where its form is known.
  static ArrayNode tools(JsonNode kwargs) {
    ArrayNode tools = Json.object().arrayNode();
    JsonNode config = first(kwargs, "toolConfig", "config", "generation_config");
    JsonNode given = kwargs.path("tools").isArray() ? kwargs.path("tools") : config.path("tools");
    for (JsonNode tool : given) {
      JsonNode declared = first(tool, "functionDeclarations", "function_declarations");
      if (declared.isArray()) {
        declared.forEach(function -> tools.add(tool(function)));
      } else {
        tools.add(tool(tool.path("toolSpec").isObject() ? tool.path("toolSpec") : tool));
      }
    }
    return tools;
  }

  private static JsonNode tool(JsonNode given) {
    if (given.has("function") || !given.path("name").isTextual()) {
      return given;
    }
    JsonNode schema = first(given, "parameters", "input_schema", "inputSchema");
    ObjectNode tool = Json.object().put("type", "function");
    ObjectNode function = tool.putObject("function");
    function.put("name", given.path("name").textValue());
    function.put("description", given.path("description").asText(""));
    function.set("parameters", schema.path("json").isObject() ? schema.path("json") : schema);
    return tool;
  }

  private static JsonNode toolCalls(Message message) {
    if (message.toolCalls().isEmpty()) {
      return Json.object().nullNode();
    }
    ArrayNode calls = Json.object().arrayNode();
    for (ToolCall call : message.toolCalls()) {
      ObjectNode json = calls.addObject();
      json.put("id", call.id());
      json.put("type", "function");
      json.putObject("function").put("name", call.name()).put("arguments", call.argumentsText());
    }
    return calls;
  }

  /// An image as a template has it, by address or as a data URL; other media as given.
  private static JsonNode media(JsonNode given) {
    String url = imageUrl(given);
    if (url.isEmpty()) {
      return given;
    }
    ObjectNode image = Json.object().put("type", "image_url");
    JsonNode detail = first(given.path("image_url"), "detail");
    image.putObject("image_url").put("url", url).put("detail", MessageDraft.textOrNull(detail));
    return withIds(image.putNull("image_variable"));
  }

  private static String imageUrl(JsonNode given) {
    JsonNode openAi = given.path("image_url");
    JsonNode anthropic = given.path("source");
    JsonNode gemini = first(given, "inlineData", "inline_data");
    if (!openAi.isMissingNode()) {
      return openAi.isTextual() ? openAi.textValue() : openAi.path("url").asText("");
    }
    if (given.path("type").asText("").equals("image") && anthropic.isObject()) {
      return anthropic.path("type").asText("").equals("base64")
          ? dataUrl(anthropic.path("media_type"), anthropic.path("data"))
          : anthropic.path("url").asText("");
    }
    if (given.path("b64_json").isTextual()) {
      return dataUrl(Json.object().textNode("image/png"), given.path("b64_json"));
    }
    if (gemini.isObject()) {
      JsonNode type = first(gemini, "mimeType", "mime_type");
      return type.asText("").startsWith("image/") ? dataUrl(type, gemini.path("data")) : "";
    }
    return given.has("type") ? "" : given.path("url").asText("");
  }

  private static String dataUrl(JsonNode mediaType, JsonNode base64) {
    return "data:" + mediaType.asText("") + ";base64," + base64.asText("");
  }

  private static ObjectNode withIds(ObjectNode block) {
    block.putNull("id");
    return block.putNull("annotations");
  }
}
