package dev.docket.analytics.overview;

import org.jspecify.annotations.Nullable;

/// Some requests of one bucket, and how long they took.
///
/// @param requests how many they are
/// @param latencySum of all their latencies, in milliseconds
/// @param percentiles of their latencies, estimated; null when they are none
public record Slot(long requests, double latencySum, @Nullable Percentiles percentiles) {

  /// Milliseconds within which half, 90 and 95 of a hundred were answered.
  public record Percentiles(double p50, double p90, double p95) {}

  /// The average latency in milliseconds, 0 of none.
  public double averageLatency() {
    return requests == 0 ? 0 : latencySum / requests;
  }
}
