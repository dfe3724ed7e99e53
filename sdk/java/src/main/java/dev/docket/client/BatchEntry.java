package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What became of one request of a batch. */
public sealed interface BatchEntry {

  /**
   * It is stored, durably.
   *
   * @param result its id and warnings
   */
  record Stored(LogResult result) implements BatchEntry {}

  /**
   * It is not stored.
   *
   * @param reason what it would have been refused with, had it been sent alone
   */
  record Refused(DocketException reason) implements BatchEntry {}

  /** What the server says of one. */
  static BatchEntry of(JsonNode result) {
    int status = result.path("status").asInt();
    if (status == 201) {
      return new Stored(new LogResult(result.path("id").longValue(), Warning.of(result)));
    }
    String message = "%d: %s".formatted(status, result.path("message").asText());
    return new Refused(
        status >= 500
            ? new DocketException.Unavailable(message, status, null)
            : Replies.refusal(status, message, result));
  }

  /** What the server says of each, in the order of the requests. */
  static List<BatchEntry> all(JsonNode reply) {
    return Replies.list(reply.path("results"), BatchEntry::of);
  }
}
