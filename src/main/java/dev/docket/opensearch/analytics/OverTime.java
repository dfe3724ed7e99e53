package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.DateRangeExpression;

/// Requests by the time at which they started. Aggregations see whole milliseconds of it.
final class OverTime {

  private static final String START = FieldPaths.of(Field.REQUEST_START_TIME);

  private OverTime() {}

  static Aggregation first() {
    return Aggregation.of(a -> a.min(min -> min.field(START)));
  }

  static Aggregation last() {
    return Aggregation.of(a -> a.max(max -> max.field(START)));
  }

  /// What [#first] or [#last] has found among at least one request.
  static Instant moment(Aggregate found) {
    Double millis = found.isMin() ? found.min().value() : found.max().value();
    if (millis == null) {
      throw new IllegalStateException("no request has started");
    }
    return Instant.ofEpochMilli(millis.longValue());
  }

  /// The given numbers in each bucket. The engine's own histograms know no bucket that is longer
  /// than the one before it, so it is told where each begins.
  static Aggregation buckets(TimeBuckets buckets, Map<String, Aggregation> numbers) {
    List<DateRangeExpression> ranges = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      String from = millis(buckets.starts().get(i));
      String to = millis(i + 1 < buckets.size() ? buckets.starts().get(i + 1) : buckets.end());
      ranges.add(DateRangeExpression.of(r -> r.from(f -> f.expr(from)).to(t -> t.expr(to))));
    }
    return Aggregation.of(a ->
        a.dateRange(range -> range.field(START).format("epoch_millis").keyed(false).ranges(ranges))
            .aggregations(numbers));
  }

  private static String millis(Instant moment) {
    return Long.toString(moment.toEpochMilli());
  }

  /// What was found in each bucket, one for each start, in their order.
  static List<Counts> found(Aggregate buckets) {
    return buckets.dateRange().buckets().array().stream().map(Counts::of).toList();
  }
}
