package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of a chat, as logs and prompts hold them. Never changes: each method gives a longer one.
 */
public final class Conversation {

  private static final Conversation EMPTY = new Conversation(List.of());

  private final List<JsonNode> messages;

  private Conversation(List<JsonNode> messages) {
    this.messages = messages;
  }

  /** One without messages. */
  public static Conversation empty() {
    return EMPTY;
  }

  /** One that begins with what the model is told to be. */
  public static Conversation ofSystem(String text) {
    return EMPTY.system(text);
  }

  /** One that begins with what the user says. */
  public static Conversation ofUser(String text) {
    return EMPTY.user(text);
  }

  /** One that begins with what the model says: an output. */
  public static Conversation ofAssistant(String text) {
    return EMPTY.assistant(text);
  }

  /** Adds what the model is told to be. */
  public Conversation system(String text) {
    return message("system", text);
  }

  /** Adds what the user says. */
  public Conversation user(String text) {
    return message("user", text);
  }

  /** Adds what the model says. */
  public Conversation assistant(String text) {
    return message("assistant", text);
  }

  /** Adds a message of any role. */
  public Conversation message(String role, String text) {
    ObjectNode message = Json.object().put("role", role);
    message.putArray("content").addObject().put("type", "text").put("text", text);
    return message(message);
  }

  /** Adds a message of any form: with tool calls, images, or a template format of its own. */
  public Conversation message(JsonNode message) {
    List<JsonNode> longer = new ArrayList<>(messages);
    longer.add(message.deepCopy());
    return new Conversation(List.copyOf(longer));
  }

  /** As the server reads it. */
  public JsonNode json() {
    ObjectNode json = Json.object().put("type", "chat");
    json.putArray("messages").addAll(messages);
    return json.deepCopy();
  }
}
