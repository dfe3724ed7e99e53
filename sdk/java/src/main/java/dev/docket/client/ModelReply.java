package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;

/**
 * What a model has answered.
 *
 * @param response as the provider gives it: it is logged so, and texts and tokens are read from it
 */
public record ModelReply(JsonNode response) {

  /** An answer in a form that a provider of the server's list has. */
  public static ModelReply of(JsonNode response) {
    return new ModelReply(response);
  }

  /** The answer of a library that gives no more than a text and tokens. */
  public static ModelReply ofText(String model, String text, long inputTokens, long outputTokens) {
    ObjectNode response = Json.object().put("object", "chat.completion").put("model", model);
    response
        .putArray("choices")
        .addObject()
        .put("index", 0)
        .putObject("message")
        .put("role", "assistant")
        .put("content", text);
    response
        .putObject("usage")
        .put("prompt_tokens", inputTokens)
        .put("completion_tokens", outputTokens)
        .put("total_tokens", inputTokens + outputTokens);
    return new ModelReply(response);
  }
}
