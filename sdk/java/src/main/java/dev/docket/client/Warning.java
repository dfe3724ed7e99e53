package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Something in a call that was accepted, but changed or left out.
 *
 * @param pointer JSON pointer into what was sent
 * @param message what, and why
 */
public record Warning(String pointer, String message) {

  static List<Warning> of(JsonNode reply) {
    return Replies.list(
        reply.path("warnings"),
        warning -> new Warning(warning.path("pointer").asText(), warning.path("message").asText()));
  }
}
