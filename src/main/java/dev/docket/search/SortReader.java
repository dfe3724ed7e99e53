package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Limits;
import dev.docket.filter.Selection;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads `sort_by` and `sort_order`, which go together.
final class SortReader {

  private static final String BY = "/sort_by";
  private static final String ORDER = "/sort_order";

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of(Sort.Field.values()).map(Sort.Field::wireName),
              Stream.of(Sort.Relevance.NAME, Sort.Score.PREFIX + "NAME"))
          .toList();

  private static final List<String> ORDERS =
      Stream.of(Sort.Order.values()).map(SortReader::wireName).toList();

  private SortReader() {}

  /// The order asked for; without one, best first when words are asked for, else newest first.
  static Sort read(JsonNode body, Selection selection) {
    boolean words = !selection.words().isEmpty();
    boolean by = body.hasNonNull("sort_by");
    boolean order = body.hasNonNull("sort_order");
    if (by != order) {
      throw ProblemException.refused(
          by ? ORDER : BY, "`sort_by` and `sort_order` go together.", by ? ORDERS : KEYS);
    }
    if (!by) {
      return words ? Sort.RELEVANCE : Sort.DEFAULT;
    }
    Sort sort = new Sort(key(body.path("sort_by")), order(body.path("sort_order")));
    if (sort.key() instanceof Sort.Relevance && !words) {
      throw ProblemException.refused(
          BY, "`relevance` needs words: `q`, or words that stand alone in `query`.");
    }
    return sort;
  }

  private static Sort.Key key(JsonNode value) {
    String name = value.isTextual() ? value.textValue() : "";
    if (name.startsWith(Sort.Score.PREFIX)) {
      return score(name.substring(Sort.Score.PREFIX.length()));
    }
    if (name.equals(Sort.Relevance.NAME)) {
      return new Sort.Relevance();
    }
    Optional<Sort.Field> field =
        Stream.of(Sort.Field.values()).filter(known -> known.wireName().equals(name)).findFirst();
    return field.orElseThrow(() ->
        ProblemException.refused(
            BY, "`sort_by` is one of %s.".formatted(String.join(", ", KEYS)), KEYS));
  }

  private static Sort.Key score(String name) {
    if (name.isEmpty() || name.length() > Limits.KEY) {
      throw ProblemException.refused(
          BY, "`score:` is followed by the name of a score, of 1 to 1,024 characters.");
    }
    return new Sort.Score(name);
  }

  private static Sort.Order order(JsonNode value) {
    return Stream.of(Sort.Order.values())
        .filter(order -> wireName(order).equals(value.textValue()))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.refused(ORDER, "`sort_order` is one of asc, desc.", ORDERS));
  }

  private static String wireName(Sort.Order order) {
    return order.name().toLowerCase(Locale.ROOT);
  }
}
