package dev.docket.opensearch.analytics;

import dev.docket.analytics.contrast.Sides;
import dev.docket.filter.Filter;
import dev.docket.opensearch.query.FilterToQuery;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// What was counted on either side of a contrast, by one search.
record BothSides(Counts a, Counts b) {

  private static final String A = "a";
  private static final String B = "b";

  /// The same numbers on both sides.
  static Map<String, Aggregation> count(Sides sides, Map<String, Aggregation> numbers) {
    return count(sides, numbers, numbers);
  }

  /// Numbers of each side's own. Two aggregations, not one with two buckets: within a single bucket
  /// the engine counts terms in plain arrays, which is faster.
  static Map<String, Aggregation> count(
      Sides sides, Map<String, Aggregation> a, Map<String, Aggregation> b) {
    return Map.of(A, of(sides.a(), a), B, of(sides.b(), b));
  }

  private static Aggregation of(Filter side, Map<String, Aggregation> numbers) {
    return Aggregation.of(a -> a.filter(FilterToQuery.of(side)).aggregations(numbers));
  }

  static BothSides of(Counts counts) {
    return new BothSides(Counts.of(counts.get(A).filter()), Counts.of(counts.get(B).filter()));
  }

  /// Whether there is nothing on one of them, and so nothing to compare.
  boolean isOneEmpty() {
    return a.requests() == 0 || b.requests() == 0;
  }
}
