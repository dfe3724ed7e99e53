package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A prompt that was run.
 *
 * @param requestId the request that is logged, for all that is attached to it later
 * @param response what the model has answered, as its provider gives it
 * @param promptBlueprint what was sent and what came back, as a prompt template, whichever provider
 *     it was
 */
public record RunResult(long requestId, JsonNode response, JsonNode promptBlueprint) {

  /** The text of the answer; empty when it has none, as when it calls a tool. */
  public String text() {
    JsonNode template = promptBlueprint.path("prompt_template");
    JsonNode messages = template.path("messages");
    JsonNode last = messages.isEmpty() ? template : messages.get(messages.size() - 1);
    StringBuilder text = new StringBuilder();
    last.path("content").forEach(block -> text.append(block.path("text").asText("")));
    return text.toString();
  }
}
