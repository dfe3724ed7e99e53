package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;

/// How much an overview may make the engine keep. A t-digest is made for every bucket, and for
/// every bucket of every line; at compression 100 it takes some 25 KB, at 20 some 8 KB, and none of
/// the engine's circuit breakers sees it. So all digests of an answer together take some 75 MB at
/// most. The engine itself refuses more than 65,535 buckets.
///
/// @param lines groups that are shown over time, of models, of providers and of prompts each
/// @param compression of the digests
record OverviewLimits(int lines, int compression) {

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

  /// The most frequent values of each of them that are looked at.
  static final int VALUES_OF_KEY = 100;

  /// Values, of all of them together, whose costs are compared.
  static final int COMPARED_PAIRS = 200;

  static final int FINE = 100;
  static final int COARSE = 20;

  private static final int FINE_DIGESTS = 3_000;
  private static final int COARSE_DIGESTS = 9_000;

  private static final int BUCKETS = 60_000;

  /// Models, providers, prompts.
  private static final int DIMENSIONS = 3;

  /// A bucket itself, its statuses and its shapes.
  private static final int PARTS = 7;

  static OverviewLimits of(TimeBuckets buckets) {
    return of(buckets.size());
  }

  static OverviewLimits of(int buckets) {
    int compression = lines(FINE_DIGESTS, buckets) >= MOST_LINES ? FINE : COARSE;
    int digests = compression == FINE ? FINE_DIGESTS : COARSE_DIGESTS;
    int most = Math.min(lines(digests, buckets), (BUCKETS / buckets - PARTS) / DIMENSIONS);
    return new OverviewLimits(Math.clamp(most, 1, MOST_LINES), compression);
  }

  /// One digest of each bucket is that of all requests.
  private static int lines(int digests, int buckets) {
    return (digests / buckets - 1) / DIMENSIONS;
  }
}
