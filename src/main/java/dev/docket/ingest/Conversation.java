package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.RawExchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said, whatever the provider's API: the messages up to the answer, and the answer.
///
/// A pure function of [RawExchange]: it is not stored but made again whenever it is needed. What is
/// not understood becomes text; nothing is refused.
///
/// @param input every message but the answer
/// @param answer the model's last message, null when there was none
/// @param completion whether it is a text and its continuation rather than a chat
public record Conversation(List<Message> input, @Nullable Message answer, boolean completion) {

  /// Reads the bodies in whichever form [RequestForm] says they have.
  public static Conversation of(RawExchange raw) {
    return switch (RequestForm.of(raw.request())) {
      case RequestForm.Tracked(JsonNode args, JsonNode kwargs) ->
          of(
              SentMessages.read(args, kwargs),
              ReceivedMessages.read(raw.response()),
              SentMessages.isCompletion(kwargs));
      case RequestForm.Logged(JsonNode input, JsonNode _) ->
          of(
              blueprintMessages(input, Message.USER),
              blueprintMessages(raw.response(), Message.ASSISTANT),
              isCompletion(input) && isCompletion(raw.response()));
    };
  }

  /// Every message but the answer, each as `[role]: text`, a blank line between.
  public String inputText() {
    StringBuilder text = new StringBuilder();
    for (Message message : input) {
      if (!text.isEmpty()) {
        text.append("\n\n");
      }
      text.append('[').append(message.role()).append("]: ");
      int start = text.length();
      message.appendText(text);
      for (ToolCall call : message.toolCalls()) {
        Message.appendLine(text, start, call.name() + "(" + call.argumentsText() + ")");
      }
    }
    return text.toString();
  }

  /// What lists show of the input: what a user has said last. System prompts come first and are the
  /// same in thousands of requests; the whole input only where no user has said anything.
  public String question() {
    for (Message message : input.reversed()) {
      if (message.role().equals(Message.USER) && !message.text().isBlank()) {
        return message.text();
      }
    }
    return inputText();
  }

  /// Messages of user and assistant, the answer included.
  public int turnCount() {
    int turns = answer == null ? 0 : 1;
    for (Message message : input) {
      turns += message.isTurn() ? 1 : 0;
    }
    return turns;
  }

  private static Conversation of(List<Message> sent, List<Message> received, boolean completion) {
    if (received.isEmpty()) {
      return new Conversation(List.copyOf(sent), null, completion);
    }
    List<Message> input = new ArrayList<>(sent);
    input.addAll(received.subList(0, received.size() - 1));
    return new Conversation(List.copyOf(input), received.getLast(), completion);
  }

  static boolean isCompletion(JsonNode template) {
    return template.path("type").asText("").equals("completion");
  }

  private static List<Message> blueprintMessages(JsonNode template, String role) {
    List<Message> messages = new ArrayList<>();
    if (isCompletion(template)) {
      MessageDraft draft = new MessageDraft(role);
      draft.addContent(template.path("content"));
      draft.into(messages);
    } else {
      template.path("messages").forEach(message -> MessageDraft.of(message).into(messages));
    }
    return messages;
  }
}
