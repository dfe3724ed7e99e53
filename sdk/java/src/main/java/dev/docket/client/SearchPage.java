package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param items the requests on it
 * @param total how many there are on all pages
 * @param nextCursor where the next page begins; empty on the last
 * @param json all that the server has answered
 */
public record SearchPage(
    List<RequestSummary> items, long total, Optional<String> nextCursor, JsonNode json) {

  /** Nobody can change the list. */
  public SearchPage {
    items = List.copyOf(items);
  }

  static SearchPage of(JsonNode reply) {
    return new SearchPage(
        Replies.list(reply.path("items"), RequestSummary::new),
        reply.path("total").longValue(),
        Optional.ofNullable(reply.path("next_cursor").textValue()),
        reply);
  }
}
