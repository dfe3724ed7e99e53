package dev.docket.opensearch.analytics;

import dev.docket.analytics.overview.Slot;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The latencies of a bucket's requests.
final class Slots {

  private static final String LATENCY = "latency";
  private static final String PERCENTILES = "percentiles";
  private static final List<Double> PERCENTS = List.of(50.0, 90.0, 95.0);

  private Slots() {}

  static Map<String, Aggregation> asked() {
    return Map.of(
        LATENCY, Numbers.sum(FieldPaths.of(Field.LATENCY_MS)),
        PERCENTILES, Latencies.percentiles(PERCENTS));
  }

  static Slot found(Counts counts) {
    return new Slot(counts.requests(), counts.valueOrZero(LATENCY), percentiles(counts));
  }

  private static Slot.@Nullable Percentiles percentiles(Counts counts) {
    List<Double> found = counts.percentiles(PERCENTILES);
    return found.isEmpty() ? null : new Slot.Percentiles(found.get(0), found.get(1), found.get(2));
  }
}
