package dev.docket.requests;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Draws ids. Thread-safe; never repeats and never goes back, also when the clock does, and over a
/// restart: walks over pages end at the newest id, and would leave out what is beyond it.
///
/// Two servers can draw the same id: documents are created, never overwritten, and the loser draws
/// again. The counter starts anywhere within each millisecond so that this is rare.
public final class RequestIdSource {

  private static final int COUNTERS = 1 << RequestId.COUNTER_BITS;

  private final InstantSource clock;
  private final RandomGenerator random;
  private long lastMillis = Long.MIN_VALUE;
  private int counter;

  /// Draws by the clock alone.
  public RequestIdSource(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// Draws ids above one, whatever the clock says.
  ///
  /// @param newest the largest that is stored
  public RequestIdSource(InstantSource clock, RandomGenerator random, RequestId newest) {
    this(clock, random);
    this.lastMillis = newest.value() >> RequestId.COUNTER_BITS;
    this.counter = COUNTERS - 1;
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

  /// An id above all that are drawn already: by this server, and by others whose clocks are not
  /// further ahead of this one's.
  ///
  /// @param ahead zero when there is no other server
  public synchronized RequestId beyond(Duration ahead) {
    long now = clock.instant().plus(ahead).toEpochMilli() - RequestId.EPOCH_MILLIS;
    return new RequestId((Math.max(now, lastMillis) + 1) << RequestId.COUNTER_BITS);
  }
}
