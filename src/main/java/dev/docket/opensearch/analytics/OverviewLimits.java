package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;

/// How much an overview may make the engine keep: percentiles are counted for every bucket, and for
/// every bucket of every line, see [Latencies], all together some 100 MB at most. The engine itself
/// refuses more than 65,535 buckets.
///
/// @param lines groups that are shown over time, of models, of providers and of prompts each
record OverviewLimits(int lines) {

  /// Groups over time, where there are few buckets.
  static final int MOST_LINES = 10;

  /// Values in a list.
  static final int LISTED = 50;

  /// Models and prompts that are used most.
  static final int MOST_USED = 25;

  /// So many values of each partition are compared: numbers are exact while none has more.
  static final int COMPARED = 1_000;

  /// Metadata keys whose values' costs are compared.
  static final int COST_KEYS = 10;

  /// Values, of all of them together, whose costs are added up.
  static final int COMPARED_PAIRS = 100;

  private static final int PERCENTILES = 6_000;

  private static final int BUCKETS = 60_000;

  /// Models, providers, prompts.
  private static final int DIMENSIONS = 3;

  /// A bucket itself, its statuses and its shapes.
  private static final int PARTS = 7;

  static OverviewLimits of(TimeBuckets buckets) {
    return of(buckets.size());
  }

  static OverviewLimits of(int buckets) {
    int most = Math.min(lines(PERCENTILES, buckets), (BUCKETS / buckets - PARTS) / DIMENSIONS);
    return new OverviewLimits(Math.clamp(most, 1, MOST_LINES));
  }

  /// Each bucket has those of all of its requests too.
  private static int lines(int percentiles, int buckets) {
    return (percentiles / buckets - 1) / DIMENSIONS;
  }
}
