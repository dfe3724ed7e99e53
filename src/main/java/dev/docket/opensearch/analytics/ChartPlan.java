package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.charts.ChartData;
import org.jspecify.annotations.Nullable;

/// What is left to count for a chart when it is known which groups or ranges it shows, and over
/// which time.
interface ChartPlan {

  /// How many sets of requests its numbers are counted in.
  ///
  /// @param buckets of time
  long cells(int buckets);

  /// How many digests and sketches that takes.
  long sketches(int buckets);

  /// Counts.
  ///
  /// @param buckets of a chart over time
  Step<ChartData> ask(@Nullable TimeBuckets buckets);
}
