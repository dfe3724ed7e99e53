package dev.docket.filter;

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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where a page of an answer has ended, for the next one to begin there. It holds everything that
/// has to stay as it was on the first page, so the server remembers nothing; and nothing of the
/// texts or of the filter, so that it may stand in logs and links.
///
/// It is neither secret nor signed: whoever forges one gets another page of his own requests, or is
/// refused.
///
/// @param before how many requests are on the pages before
/// @param after the values by which the last request of the page is ordered
public record Cursor(Walk walk, long before, List<JsonNode> after) {

  /// Characters of one that holds numbers and short texts.
  public static final int MAX_LENGTH = 1_024;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
  private static final int VERSION = 1;
  private static final String POINTER = "/cursor";

  public Cursor {
    after = List.copyOf(after);
  }

  /// As the API gives it out.
  public String text() {
    ObjectNode json = Json.object().put("v", VERSION).put("q", walk.asked());
    json.put("t", walk.now().toString()).put("b", walk.below()).put("n", before);
    json.putArray("a").addAll(after);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
  }

  /// Reads a cursor. Whether it belongs to the call that it came with is seen by [#requireFor]
  /// only, since what the call asks depends on when the walk began.
  ///
  /// @param longest so many characters at most
  /// @throws ProblemException when it is no cursor at all
  public static Cursor read(JsonNode given, int longest) {
    JsonNode json = given.isTextual() ? decoded(given.textValue(), longest) : null;
    if (json == null
        || json.path("v").intValue() != VERSION
        || !json.path("q").isTextual()
        || !(json.path("a") instanceof ArrayNode after)
        || !isWhole(json.path("b"))
        || !isWhole(json.path("n"))
        || json.path("n").longValue() < 1
        || json.path("n").longValue() > 1L << 53) {
      throw garbled();
    }
    return new Cursor(
        new Walk(json.path("q").textValue(), now(json.path("t")), json.path("b").longValue()),
        json.path("n").longValue(),
        after.valueStream().toList());
  }

  /// Refuses a cursor of another call.
  ///
  /// @param asked the call's digest, see [Walk#digest]
  /// @param fits whether the values are of the kinds that the answer is ordered by
  public void requireFor(String asked, Predicate<List<JsonNode>> fits) {
    if (!walk.asked().equals(asked)) {
      throw ProblemException.refused(
          POINTER,
          "The cursor belongs to another search: selection and order must stay as they were.");
    }
    if (!fits.test(after)) {
      throw garbled();
    }
  }

  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private static @Nullable JsonNode decoded(String text, int longest) {
    if (text.length() > longest) {
      return null;
    }
    try {
      return Json.parse(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | ProblemException e) {
      return null;
    }
  }

  /// Within what can be reckoned with: `now-999999w` of the last instant of all could not.
  private static Instant now(JsonNode value) {
    try {
      Instant now = Instant.parse(value.asText());
      if (now.isAfter(Instant.EPOCH) && now.isBefore(LAST)) {
        return now;
      }
      throw garbled();
    } catch (DateTimeException e) {
      throw garbled();
    }
  }

  private static ProblemException garbled() {
    return ProblemException.refused(
        POINTER, "This is no cursor; `cursor` is the `next_cursor` of the page before.");
  }
}
