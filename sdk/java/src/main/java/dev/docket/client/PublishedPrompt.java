package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A version of a prompt that is published.
 *
 * @param id the prompt's id
 * @param name the prompt's name
 * @param version the version's number
 * @param json all that the server has answered
 */
public record PublishedPrompt(long id, String name, int version, JsonNode json) {

  static PublishedPrompt of(JsonNode reply) {
    return new PublishedPrompt(
        reply.path("id").longValue(),
        reply.path("prompt_name").asText(),
        reply.path("version_number").intValue(),
        reply);
  }
}
