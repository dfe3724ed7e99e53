package dev.docket.ingest;

import static dev.docket.ingest.MessageDraft.first;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads what a model answered, in the form of any provider's API. The last message is the answer;
/// alternatives (`n` > 1) are parts of it.
final class ReceivedMessages {

  private ReceivedMessages() {}

  static List<Message> read(JsonNode response) {
    JsonNode output = response.path("output");
    if (output.isArray()) {
      return ResponseItems.read(output);
    }
    List<Message> messages = new ArrayList<>();
    MessageDraft answer = new MessageDraft(Message.ASSISTANT);
    if (response.isArray()) {
      response.forEach(part -> addAnswer(answer, part));
    } else {
      addAnswer(answer, response);
    }
    if (!answer.isEmpty()) {
      answer.into(messages);
    }
    return messages;
  }

  private static void addAnswer(MessageDraft answer, JsonNode response) {
    if (!response.isObject()) {
      answer.addContent(response);
    } else if (response.path("choices").isArray()) {
      response.path("choices").forEach(choice -> addChoice(answer, choice));
    } else if (response.path("candidates").isArray()) {
      response.path("candidates").forEach(c -> answer.addContent(c.path("content").path("parts")));
    } else if (response.path("output").path("message").isObject()) {
      answer.addMessage(response.path("output").path("message"));
    } else if (response.path("message").isObject()) {
      answer.addMessage(response.path("message"));
    } else if (response.path("data").isArray()) {
      response.path("data").forEach(item -> addData(answer, item));
    } else {
      addBare(answer, response);
    }
  }

  private static void addChoice(MessageDraft answer, JsonNode choice) {
    JsonNode message = first(choice, "message", "delta");
    if (message.isObject()) {
      answer.addMessage(message);
    } else {
      answer.addContent(choice.path("text"));
    }
  }

  /// Images; an embedding is no text.
  private static void addData(MessageDraft answer, JsonNode item) {
    if (item.has("b64_json") || item.has("url")) {
      answer.add(new Block.Media(item));
    }
  }

  /// A message itself, a text under one of the usual names, or something unknown.
  private static void addBare(MessageDraft answer, JsonNode response) {
    JsonNode text = first(response, "text", "completion", "generation", "output_text", "response");
    if (response.has("content") || response.has("role")) {
      answer.addMessage(response);
    } else if (text.isTextual()) {
      answer.addContent(text);
    } else if (!response.isEmpty()) {
      answer.add(new Block.Other(response));
    }
  }
}
