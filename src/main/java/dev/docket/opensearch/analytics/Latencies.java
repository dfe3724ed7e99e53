package dev.docket.opensearch.analytics;

import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.List;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The median of latencies, and what 95 % of them are below.
final class Latencies {

  private static final int COMPRESSION = 100;

  private Latencies() {}

  static Aggregation percentiles() {
    return Numbers.percentiles(FieldPaths.of(Field.LATENCY_MS), COMPRESSION, List.of(50.0, 95.0));
  }
}
