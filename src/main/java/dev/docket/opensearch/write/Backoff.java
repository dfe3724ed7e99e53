package dev.docket.opensearch.write;

import java.time.Duration;

/// Pauses between tries: short at first, then longer. Used by one thread.
final class Backoff {

  private static final long FIRST = Duration.ofMillis(20).toNanos();
  private static final long LONGEST = Duration.ofMillis(500).toNanos();

  private long next = FIRST;

  /// The pause before the next try, in nanoseconds.
  long next() {
    long pause = next;
    next = Math.min(next * 2, LONGEST);
    return pause;
  }

  /// Something went well.
  void reset() {
    next = FIRST;
  }
}
