package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Range;
import dev.docket.opensearch.query.FilterToQuery;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Counts requests that begin within buckets: what has arrived since the buckets were chosen and
/// begins outside of them is left out of all numbers, so that they agree.
final class WithinBuckets {

  private static final String WITHIN = "within";

  private final Query query;

  private WithinBuckets(Query query) {
    this.query = query;
  }

  static WithinBuckets of(TimeBuckets buckets) {
    Range<Instant> range =
        new Range<>(
            new Range.Bound<>(buckets.starts().getFirst(), true),
            new Range.Bound<>(buckets.end(), false));
    return new WithinBuckets(
        FilterToQuery.of(new Filter.TimeRange(Field.REQUEST_START_TIME, range)));
  }

  /// The same of a part of the requests, see [DigestSample].
  WithinBuckets sample(double share) {
    return new WithinBuckets(
        Query.of(q -> q.bool(both -> both.filter(query, DigestSample.of(share)))));
  }

  <T> Step<T> count(Map<String, Aggregation> numbers, Function<Counts, Step<T>> then) {
    Aggregation within = Aggregation.of(a -> a.filter(query).aggregations(numbers));
    return new Step.Count<>(
        Map.of(WITHIN, within), counts -> then.apply(Counts.of(counts.get(WITHIN).filter())));
  }

  <T> Step<T> once(Map<String, Aggregation> numbers, Function<Counts, T> then) {
    return count(numbers, counts -> new Step.Done<>(then.apply(counts)));
  }
}
