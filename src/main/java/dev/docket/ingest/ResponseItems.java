package dev.docket.ingest;

import static dev.docket.ingest.MessageDraft.first;
import static dev.docket.ingest.MessageDraft.textOrNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the items of OpenAI's Responses API, in its input and its output alike.
///
/// What the model says in one turn comes as several items (reasoning, message, function calls);
/// they become one message.
final class ResponseItems {

  private final List<Message> messages = new ArrayList<>();
  private @Nullable MessageDraft turn;

  private ResponseItems() {}

  static List<Message> read(JsonNode items) {
    ResponseItems reader = new ResponseItems();
    items.forEach(reader::item);
    reader.endTurn();
    return reader.messages;
  }

  private void item(JsonNode item) {
    switch (item.path("type").asText("")) {
      case "", "message" -> message(item);
      case "function_call", "custom_tool_call" ->
          turn()
              .addToolCall(
                  textOrNull(first(item, "call_id", "id")),
                  item.path("name").asText(""),
                  first(item, "arguments", "input"));
      case "function_call_output", "custom_tool_call_output" -> toolResult(item);
      case "reasoning" -> reasoning(first(item, "summary", "content"));
      case "image_generation_call" -> turn().add(new Block.Media(item));
      default -> other(item);
    }
  }

  private void message(JsonNode item) {
    if (MessageDraft.role(item.path("role").asText("")).equals(Message.ASSISTANT)) {
      turn().addContent(item.path("content"));
    } else {
      endTurn();
      MessageDraft.of(item).into(messages);
    }
  }

  private void reasoning(JsonNode parts) {
    for (JsonNode part : parts) {
      turn().add(new Block.Thinking(part.path("text").asText("")));
    }
  }

  private void toolResult(JsonNode item) {
    endTurn();
    MessageDraft draft = new MessageDraft(Message.TOOL);
    draft.addContent(item.path("output"));
    List<Message> read = new ArrayList<>();
    draft.into(read);
    String callId = textOrNull(item.path("call_id"));
    for (Message message : read) {
      messages.add(
          new Message(message.role(), null, message.content(), message.toolCalls(), callId));
    }
  }

  /// A tool that the provider runs, an approval, or an item of a later API; a bare content block
  /// (`input_text`) belongs to the user.
  private void other(JsonNode item) {
    if (item.path("type").asText("").startsWith("input_")) {
      endTurn();
      MessageDraft draft = new MessageDraft(Message.USER);
      draft.addContent(item);
      draft.into(messages);
    } else {
      turn().add(new Block.Other(item));
    }
  }

  private MessageDraft turn() {
    MessageDraft current = turn;
    if (current == null) {
      current = new MessageDraft(Message.ASSISTANT);
      turn = current;
    }
    return current;
  }

  private void endTurn() {
    if (turn != null && !turn.isEmpty()) {
      turn.into(messages);
    }
    turn = null;
  }
}
