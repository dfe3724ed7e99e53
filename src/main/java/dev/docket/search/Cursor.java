package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page has ended, for the next one to begin there. It holds everything that has to stay as
/// it was on the first page, so the server remembers nothing; and nothing of the texts or of the
/// filter, so that it may stand in logs and links.
///
/// It is neither secret nor signed: whoever forges one gets another page of his own requests, or is
/// refused.
///
/// @param from the selection's, as it was resolved on the first page: `now-3h` stays where it was
/// @param to as `from`
/// @param before how many requests are on the pages before
/// @param after the values by which the last request of the page is ordered
public record Cursor(
    SearchQuery.Walk walk,
    @Nullable Instant from,
    @Nullable Instant to,
    long before,
    List<JsonNode> after) {

  /// Characters.
  static final int MAX_LENGTH = 1_024;

  private static final int VERSION = 1;
  private static final String POINTER = "/cursor";

  public Cursor {
    after = List.copyOf(after);
  }

  /// As the API gives it out.
  public String text() {
    ObjectNode json = Json.object().put("v", VERSION).put("q", walk.asked());
    json.put("b", walk.below()).put("n", before);
    if (from != null) {
      json.put("f", from.toString());
    }
    if (to != null) {
      json.put("t", to.toString());
    }
    json.putArray("a").addAll(after);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
  }

  /// Reads a cursor that belongs to a search.
  ///
  /// @param asked the search's digest
  /// @param keys the kinds of value that it is ordered by
  /// @throws ProblemException when it is another search's, or no cursor at all
  static Cursor read(JsonNode given, String asked, List<SortValue> keys) {
    JsonNode json = given.isTextual() ? decoded(given.textValue()) : null;
    if (json == null || json.path("v").intValue() != VERSION || !json.path("q").isTextual()) {
      throw garbled();
    }
    if (!json.path("q").textValue().equals(asked)) {
      throw ProblemException.refused(
          POINTER,
          "The cursor belongs to another search: selection and order must stay as they were.");
    }
    if (!(json.path("a") instanceof ArrayNode after)
        || !SortValue.areAll(keys, after)
        || !SortValue.WHOLE.is(json.path("b"))
        || !SortValue.WHOLE.is(json.path("n"))
        || json.path("n").longValue() < 1
        || json.path("n").longValue() > 1L << 53) {
      throw garbled();
    }
    return new Cursor(
        new SearchQuery.Walk(asked, json.path("b").longValue()),
        instant(json.path("f")),
        instant(json.path("t")),
        json.path("n").longValue(),
        after.valueStream().toList());
  }

  private static @Nullable JsonNode decoded(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return Json.parse(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | ProblemException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(JsonNode value) {
    if (value.isMissingNode()) {
      return null;
    }
    try {
      return Instant.parse(value.asText());
    } catch (DateTimeException e) {
      throw garbled();
    }
  }

  private static ProblemException garbled() {
    return ProblemException.refused(
        POINTER, "This is no cursor; `cursor` is the `next_cursor` of the page before.");
  }
}
