package dev.docket.requests;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Draws ids. Thread-safe; never repeats and never goes back, also when the clock does.
///
/// Two servers can draw the same id: documents are created, never overwritten, and the loser draws
/// again. The counter starts anywhere within each millisecond so that this is rare.
public final class RequestIdSource {

  private static final int COUNTERS = 1 << RequestId.COUNTER_BITS;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final RequestId stored;
  private long lastMillis = Long.MIN_VALUE;
  private int counter;

  public RequestIdSource(InstantSource clock, RandomGenerator random) {
    this(clock, random, new RequestId(0));
  }

  /// Where a store is already.
  ///
  /// @param stored the largest id in it. It is beyond the clock when an earlier server's was ahead:
  ///   nothing is drawn above it for that, or one wrong clock would be everybody's time for ever
  public RequestIdSource(InstantSource clock, RandomGenerator random, RequestId stored) {
    this.clock = clock;
    this.random = random;
    this.stored = stored;
  }

  public synchronized RequestId next() {
    long now = clock.millis() - RequestId.EPOCH_MILLIS;
    if (now > lastMillis) {
      lastMillis = now;
      counter = random.nextInt(COUNTERS);
    } else if (++counter == COUNTERS) {
      lastMillis++;
      counter = 0;
    }
    return new RequestId((lastMillis << RequestId.COUNTER_BITS) | counter);
  }

  /// An id above all that are drawn already: by this server, by those that were before it, and by
  /// others whose clocks are not further ahead of this one's.
  ///
  /// @param ahead zero when there is no other server
  public synchronized RequestId beyond(Duration ahead) {
    long now = clock.instant().plus(ahead).toEpochMilli() - RequestId.EPOCH_MILLIS;
    long drawn = Math.max(lastMillis, stored.value() >> RequestId.COUNTER_BITS);
    return new RequestId((Math.max(now, drawn) + 1) << RequestId.COUNTER_BITS);
  }
}
