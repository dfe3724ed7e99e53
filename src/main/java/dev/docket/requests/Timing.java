package dev.docket.requests;

import java.time.Duration;
import java.time.Instant;

/// When the call began and ended, by the caller's clock, to the microsecond.
public record Timing(Instant start, Instant end) {

  /// Milliseconds with their fraction. A caller whose clock went back gets 0, never a negative.
  public double latencyMillis() {
    long nanos = Duration.between(start, end).toNanos();
    return Math.max(0, nanos / 1_000) / 1_000.0;
  }
}
