package dev.docket.opensearch.analytics;

import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.List;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Percentiles of latencies, counted by an HdrHistogram: each is the latency of a request at that
/// rank, within 1 % of its value. Latencies are never negative, which it needs.
///
/// It takes some 1 KB for each doubling between the least and the greatest, mostly 8 to 16 KB,
/// which the engine's circuit breakers do not see. A t-digest of the same size is off by several
/// percent of the rank, and parts of one are not put together without further loss; it also takes
/// the engine five times as long.
final class Latencies {

  private static final int DIGITS = 2;

  private Latencies() {}

  /// The median and the 95th percentile.
  static Aggregation percentiles() {
    return percentiles(List.of(50.0, 95.0));
  }

  /// Read by [Numbers#percentiles(Aggregate)].
  static Aggregation percentiles(List<Double> percents) {
    return Aggregation.of(a ->
        a.percentiles(p ->
            p.field(FieldPaths.of(Field.LATENCY_MS))
                .percents(percents)
                .keyed(false)
                .hdr(hdr -> hdr.numberOfSignificantValueDigits(DIGITS))));
  }
}
