package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A request that is stored, durably.
 *
 * @param requestId its id, for all that is attached to it later
 * @param warnings what was changed or left out
 */
public record LogResult(long requestId, List<Warning> warnings) {

  /** Nobody can change it. */
  public LogResult {
    warnings = List.copyOf(warnings);
  }

  static LogResult of(JsonNode reply) {
    return new LogResult(reply.path("id").longValue(), Warning.of(reply));
  }
}
