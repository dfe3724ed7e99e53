package dev.docket.analytics.breakdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import dev.docket.filter.Filter;
import java.util.List;
import java.util.Optional;

/// A breakdown as asked for.
///
/// @param selected which requests
/// @param search what the shown values begin with, as it is written; may be empty
public record BreakdownQuestion(
    Filter selected, Dimension by, String search, Order order, Paging paging) {

  public static final int MAX_PER_PAGE = 500;

  /// Every order but that by value ends after so many values.
  public static final int MOST = 10_000;

  /// Code points of [#search].
  public static final int MAX_SEARCH = 100;

  static final int DEFAULT_PER_PAGE = 20;

  /// How many values there are, as the first page has found: it is asked once.
  public Optional<Breakdown.Distinct> known() {
    List<JsonNode> end = paging.after();
    return end.isEmpty()
        ? Optional.empty()
        : Optional.of(new Breakdown.Distinct(end.get(1).longValue(), end.get(2).booleanValue()));
  }

  /// The page after this one.
  ///
  /// @param found what this one has, and is not the last
  /// @param end where it ends
  public BreakdownQuestion next(Breakdown found, String end) {
    return new BreakdownQuestion(
        selected,
        by,
        search,
        order,
        paging.next(
            found.items().size(),
            List.of(
                TextNode.valueOf(end),
                LongNode.valueOf(found.distinct().values()),
                BooleanNode.valueOf(found.distinct().exact()))));
  }

  /// In which order values stand.
  public record Order(BreakdownSort by, boolean descending) {}
}
