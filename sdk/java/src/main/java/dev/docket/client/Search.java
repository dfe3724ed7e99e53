package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.util.List;

/** Which requests are looked for, in which order, and what is shown of them. */
public final class Search extends Selecting<Search> {

  private static final int PER_PAGE = 100;

  private Search(ObjectNode body) {
    super(body);
  }

  /** All requests, newest first, 100 on a page. */
  public static Search all() {
    return new Search(Json.object().put("per_page", PER_PAGE).put("include_prompt_name", true));
  }

  /** How many requests a page has, 1 to 500. */
  public Search perPage(int requests) {
    return with("per_page", requests);
  }

  /**
   * The order.
   *
   * @param field such as {@code cost}, {@code latency_ms}, {@code request_start_time}, or {@code
   *     score:NAME}
   */
  public Search sortBy(String field, Order order) {
    return with("sort_by", field).with("sort_order", order.word());
  }

  /**
   * What is shown in addition.
   *
   * @param parts such as {@code previews}, {@code input_text}, {@code output_text}, {@code error}
   */
  public Search include(String... parts) {
    return with("include", List.of(parts));
  }

  /** Goes on where a page has ended. */
  Search after(String cursor) {
    return with("cursor", cursor);
  }

  @Override
  Search of(ObjectNode more) {
    return new Search(more);
  }
}
