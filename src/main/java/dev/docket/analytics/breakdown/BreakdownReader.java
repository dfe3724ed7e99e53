package dev.docket.analytics.breakdown;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import dev.docket.analytics.PagingReader;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.SelectionReader;
import dev.docket.filter.Walk;
import dev.docket.json.KnownKeys;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the body of a call for a breakdown.
final class BreakdownReader {

  private static final List<String> KEYS =
      Stream.concat(
              SelectionReader.KEYS.stream(),
              Stream.of("by", "search", "sort_by", "sort_order", "per_page", "cursor"))
          .toList();

  private static final List<String> BY = List.of("field", "metadata_key");

  private static final List<String> ORDERS = List.of("asc", "desc");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /// The engine has these as numbers, which begin with nothing.
  private static final Dimension VERSION = new Dimension.OfField(Field.PROMPT_VERSION_NUMBER);

  private final PagingReader pages;

  BreakdownReader(PagingReader pages) {
    this.pages = pages;
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  BreakdownQuestion read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body of a call for a breakdown is a JSON object.");
    }
    KnownKeys.check(body, KEYS);
    PagingReader.Start start = pages.start(body);
    Filter selected = start.selections().read(body).whole();
    Dimension by = by(body.path("by"));
    String search = search(body, by);
    BreakdownQuestion.Order order = order(body);
    int perPage =
        Property.number(
            body, "per_page", BreakdownQuestion.DEFAULT_PER_PAGE, BreakdownQuestion.MAX_PER_PAGE);
    String asked = Walk.digest(selected.toString(), by.toString(), search, order.toString());
    Paging paging = start.page(perPage, asked, end -> isEnd(by, end));
    return new BreakdownQuestion(selected, by, search, order, paging);
  }

  /// A page ends with a value, and hands on how many there are.
  private static boolean isEnd(Dimension by, List<JsonNode> end) {
    return end.size() == 3
        && isValue(by, end.getFirst().textValue())
        && end.get(1).isIntegralNumber()
        && end.get(1).canConvertToLong()
        && end.get(2).isBoolean();
  }

  private static boolean isValue(Dimension by, String value) {
    if (!by.isNumbers()) {
      return true;
    }
    try {
      return Long.toString(Long.parseLong(value)).equals(value);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Dimension by(JsonNode by) {
    if (!by.isObject()) {
      throw ProblemException.invalid("/by", "`by` is {\"field\": …} or {\"metadata_key\": …}.", BY);
    }
    by.fieldNames()
        .forEachRemaining(name -> {
          if (!BY.contains(name)) {
            throw notOne();
          }
        });
    if (by.hasNonNull("field") == by.hasNonNull("metadata_key")) {
      throw notOne();
    }
    return by.hasNonNull("field") ? field(by.path("field")) : key(by.path("metadata_key"));
  }

  private static ProblemException notOne() {
    return ProblemException.invalid("/by", "`by` has one property: `field` or `metadata_key`.", BY);
  }

  private static Dimension field(JsonNode name) {
    return Dimension.OfField.named(name.isTextual() ? name.textValue() : "")
        .orElseThrow(() ->
            ProblemException.invalid(
                "/by/field",
                "`field` is one of %s.".formatted(String.join(", ", Dimension.OfField.NAMES)),
                Dimension.OfField.NAMES));
  }

  private static Dimension key(JsonNode key) {
    if (!key.isTextual()) {
      throw ProblemException.invalid("/by/metadata_key", "`metadata_key` is a text.");
    }
    return Dimension.OfKey.of(key.textValue(), "/by/metadata_key");
  }

  private static String search(JsonNode body, Dimension by) {
    String search = Property.text(body, "search", BreakdownQuestion.MAX_SEARCH);
    if (search.isEmpty() || !by.isNumbers()) {
      return search;
    }
    if (by.equals(VERSION)) {
      throw ProblemException.invalid("/search", "Version numbers are not searched.");
    }
    if (!DIGITS.matcher(search).matches()) {
      throw ProblemException.invalid(
          "/search", "The values are whole numbers: `search` is the digits that they begin with.");
    }
    return search;
  }

  private static BreakdownQuestion.Order order(JsonNode body) {
    String name = Property.text(body, "sort_by");
    BreakdownSort by =
        name.isEmpty()
            ? BreakdownSort.REQUESTS
            : BreakdownSort.named(name)
                .orElseThrow(() ->
                    ProblemException.refused(
                        "/sort_by",
                        "`sort_by` is one of %s.".formatted(String.join(", ", BreakdownSort.NAMES)),
                        BreakdownSort.NAMES));
    String order = Property.text(body, "sort_order");
    if (!order.isEmpty() && !ORDERS.contains(order)) {
      throw ProblemException.refused("/sort_order", "`sort_order` is asc or desc.", ORDERS);
    }
    boolean descending = order.isEmpty() ? by != BreakdownSort.VALUE : order.equals("desc");
    return new BreakdownQuestion.Order(by, descending);
  }
}
