package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message in the making: takes content in the form of any provider's API, by shape.
///
/// Tool results inside a message (Anthropic, Bedrock, Gemini) become messages of their own before
/// it, as prompt templates have them.
final class MessageDraft {

  private final String role;
  private final List<Block> content = new ArrayList<>();
  private final List<ToolCall> toolCalls = new ArrayList<>();
  private final List<Message> toolResults = new ArrayList<>();
  private @Nullable String name;
  private @Nullable String toolCallId;

  MessageDraft(String role) {
    this.role = role;
  }

  /// Reads a message object, or what stands in the place of the user's: a text or a block.
  static MessageDraft of(JsonNode node) {
    if (!isMessage(node)) {
      MessageDraft draft = new MessageDraft(Message.USER);
      draft.addContent(node);
      return draft;
    }
    MessageDraft draft = new MessageDraft(role(node.path("role").asText(Message.USER)));
    draft.addMessage(node);
    return draft;
  }

  private static boolean isMessage(JsonNode node) {
    return node.has("role") || node.has("content") || node.has("parts") || node.has("message");
  }

  static String role(String given) {
    String role = given.toLowerCase(Locale.ROOT);
    return switch (role) {
      case "model", "chatbot", "ai" -> Message.ASSISTANT;
      case "human", "" -> Message.USER;
      default -> role;
    };
  }

  /// Takes all that a message object holds.
  void addMessage(JsonNode message) {
    addThinking(first(message, "reasoning_content", "reasoning"));
    addContent(first(message, "content", "parts", "message"));
    addText(message.path("refusal"));
    addText(message.path("audio").path("transcript"));
    first(message, "tool_calls", "toolCalls").forEach(this::addOpenAiToolCall);
    JsonNode functionCall = message.path("function_call");
    if (functionCall.isObject()) {
      addToolCall(null, functionCall.path("name").asText(""), functionCall.path("arguments"));
    }
    name = textOrNull(message.path("name"));
    toolCallId = textOrNull(first(message, "tool_call_id", "toolCallId"));
  }

  /// Takes a text, a block, or an array of both.
  void addContent(JsonNode given) {
    if (given.isArray()) {
      given.forEach(this::addContent);
    } else if (given.isTextual()) {
      content.add(new Block.Text(given.textValue()));
    } else if (given.isObject()) {
      addBlock(given);
    } else if (!given.isMissingNode() && !given.isNull()) {
      content.add(new Block.Text(Json.text(given)));
    }
  }

  void addToolCall(@Nullable String id, String tool, JsonNode arguments) {
    toolCalls.add(new ToolCall(id, tool, arguments));
  }

  void add(Block block) {
    content.add(block);
  }

  /// The messages that came of it: tool results first, then the message itself unless it held
  /// nothing else.
  void into(List<Message> messages) {
    messages.addAll(toolResults);
    if (toolResults.isEmpty() || !content.isEmpty() || !toolCalls.isEmpty()) {
      messages.add(
          new Message(role, name, List.copyOf(content), List.copyOf(toolCalls), toolCallId));
    }
  }

  boolean isEmpty() {
    return content.isEmpty() && toolCalls.isEmpty();
  }

  private void addBlock(JsonNode block) {
    switch (block.path("type").asText("")) {
      case "text", "input_text", "output_text", "summary_text", "reasoning_text" ->
          addText(block.path("text"));
      case "refusal" -> addText(block.path("refusal"));
      case "thinking" -> addThinking(block.path("thinking"));
      case "redacted_thinking" -> content.add(new Block.Thinking(""));
      case "tool_use" ->
          addToolCall(
              textOrNull(block.path("id")), block.path("name").asText(""), block.path("input"));
      case "tool_result" -> addToolResult(block.path("tool_use_id"), null, block.path("content"));
      case "image",
          "image_url",
          "input_image",
          "document",
          "document_url",
          "file",
          "input_file",
          "audio",
          "input_audio",
          "video",
          "media" ->
          content.add(new Block.Media(block));
      default -> addUntypedBlock(block);
    }
  }

  /// Bedrock and Gemini name a block's kind by its only key.
  private void addUntypedBlock(JsonNode block) {
    JsonNode call = first(block, "toolUse", "functionCall", "function_call");
    JsonNode result = first(block, "toolResult", "functionResponse", "function_response");
    if (block.path("text").isTextual()) {
      addGeminiText(block);
    } else if (call.isObject()) {
      addToolCall(
          textOrNull(first(call, "toolUseId", "id")),
          call.path("name").asText(""),
          first(call, "input", "args"));
    } else if (result.isObject()) {
      addToolResult(
          first(result, "toolUseId", "id"),
          textOrNull(result.path("name")),
          first(result, "content", "response"));
    } else if (block.has("reasoningContent")) {
      addThinking(block.path("reasoningContent").path("reasoningText"));
    } else if (isMedia(block)) {
      content.add(new Block.Media(block));
    } else if (!isMarker(block)) {
      content.add(new Block.Other(block));
    }
  }

  private void addGeminiText(JsonNode block) {
    if (block.path("thought").asBoolean(false)) {
      addThinking(block.path("text"));
    } else {
      addText(block.path("text"));
    }
  }

  private void addText(JsonNode text) {
    if (text.isTextual()) {
      content.add(new Block.Text(text.textValue()));
    }
  }

  /// Takes a text, an object with a text, or an array of those.
  private void addThinking(JsonNode thinking) {
    if (thinking.isTextual() && !thinking.textValue().isEmpty()) {
      content.add(new Block.Thinking(thinking.textValue()));
    } else if (thinking.isArray()) {
      thinking.forEach(part -> addThinking(part.path("text")));
    } else if (thinking.path("text").isTextual()) {
      addThinking(thinking.path("text"));
    }
  }

  private void addToolResult(JsonNode callId, @Nullable String tool, JsonNode result) {
    MessageDraft draft = new MessageDraft(Message.TOOL);
    draft.name = tool;
    draft.toolCallId = textOrNull(callId);
    if (result.isArray() || result.isTextual()) {
      draft.addContent(result);
    } else if (result.isObject()) {
      draft.add(new Block.Text(Json.text(result)));
    }
    draft.into(toolResults);
  }

  private void addOpenAiToolCall(JsonNode call) {
    JsonNode function = call.path("function").isObject() ? call.path("function") : call;
    addToolCall(
        textOrNull(call.path("id")),
        function.path("name").asText(""),
        first(function, "arguments", "args", "input"));
  }

  private static boolean isMedia(JsonNode block) {
    return !first(
            block,
            "inlineData",
            "inline_data",
            "fileData",
            "file_data",
            "image",
            "document",
            "video",
            "audio")
        .isMissingNode();
  }

  private static boolean isMarker(JsonNode block) {
    return block.isEmpty()
        || (block.size() == 1
            && (block.has("cachePoint")
                || block.has("thoughtSignature")
                || block.has("thought_signature")));
  }

  /// The first of the properties that is there and not null.
  static JsonNode first(JsonNode object, String... names) {
    for (String name : names) {
      JsonNode value = object.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  static @Nullable String textOrNull(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }
}
