package dev.docket.ingest;

import static dev.docket.ingest.MessageDraft.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/// Reads what a client sent to a model from the arguments of its call, in the form of any
/// provider's API.
final class SentMessages {

  private SentMessages() {}

  static List<Message> read(JsonNode args, JsonNode kwargs) {
    List<Message> messages = new ArrayList<>();
    system(kwargs, messages);
    conversation(kwargs, messages);
    for (JsonNode arg : args) {
      positional(arg, messages);
    }
    return messages;
  }

  /// Whether it is a text to be continued (or an image to be drawn) rather than a conversation.
  static boolean isCompletion(JsonNode kwargs) {
    boolean conversation = !turns(kwargs).isMissingNode() || kwargs.has("input");
    return !conversation && !prompt(kwargs).isMissingNode();
  }

  private static void system(JsonNode kwargs, List<Message> messages) {
    JsonNode system = first(kwargs, "system", "instructions", "preamble");
    if (system.isMissingNode()) {
      system = geminiSystem(kwargs);
    }
    if (!system.isMissingNode()) {
      MessageDraft draft = new MessageDraft(Message.SYSTEM);
      draft.addContent(system.path("parts").isArray() ? system.path("parts") : system);
      draft.into(messages);
    }
  }

  private static JsonNode geminiSystem(JsonNode kwargs) {
    JsonNode direct = first(kwargs, "system_instruction", "systemInstruction");
    JsonNode config = first(kwargs, "config", "generation_config", "generationConfig");
    return direct.isMissingNode()
        ? first(config, "system_instruction", "systemInstruction")
        : direct;
  }

  private static void conversation(JsonNode kwargs, List<Message> messages) {
    JsonNode turns = turns(kwargs);
    if (turns.isMissingNode()) {
      JsonNode input = kwargs.path("input");
      if (input.isArray()) {
        messages.addAll(ResponseItems.read(input));
      } else {
        addMessage(input, messages);
      }
      addMessage(prompt(kwargs), messages);
    } else {
      addMessages(turns, messages);
    }
    addMessage(first(kwargs, "message"), messages);
  }

  private static JsonNode turns(JsonNode kwargs) {
    return first(kwargs, "messages", "contents", "history", "chat_history", "chatHistory");
  }

  /// Only a text or texts: the Responses API names a stored prompt by an object of that name.
  private static JsonNode prompt(JsonNode kwargs) {
    JsonNode prompt = first(kwargs, "prompt");
    return prompt.isObject() ? MissingNode.getInstance() : prompt;
  }

  private static void positional(JsonNode arg, List<Message> messages) {
    if (arg.isObject() && !arg.has("role")) {
      system(arg, messages);
      conversation(arg, messages);
    } else if (arg.isObject() || arg.isTextual() || arg.isArray()) {
      addMessages(arg, messages);
    }
  }

  private static void addMessages(JsonNode turns, List<Message> messages) {
    if (turns.isArray()) {
      turns.forEach(turn -> addMessage(turn, messages));
    } else {
      addMessage(turns, messages);
    }
  }

  private static void addMessage(JsonNode message, List<Message> messages) {
    if (!message.isMissingNode() && !message.isNull()) {
      MessageDraft.of(message).into(messages);
    }
  }
}
