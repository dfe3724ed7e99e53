package dev.docket.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Says whether a call that writes may begin, or would only wait behind those before it until its
/// patience ends. Whoever is refused costs next to nothing, since nobody has looked at its body;
/// without this a flood spends the processor on bodies that are given up later, and of what the
/// server could store little is left.
///
/// What may be in work at a time is what can be stored within [#AHEAD] at the pace that was seen.
/// In work is a body from when all of it is here until the store has answered: callers on slow
/// lines keep nobody out. Only stretches of time count for the pace in which there was always
/// enough to do: at any other time it is the callers', not the server's. Small bodies have a share
/// that large ones cannot take: a flood of these would refuse nearly everybody else. Thread-safe.
final class Admission {

  /// How long a call may have to wait for those before it.
  static final Duration AHEAD = Duration.ofMillis(1_500);

  /// Bytes that may always be in work; half of them are enough to do.
  static final long LEAST = 2 << 20;

  /// So few calls are no crowd, however large their bodies.
  static final int FEW = 16;

  /// Bytes of a body up to which it is small.
  static final int SMALL = 16 << 10;

  /// What small bodies may take beyond the limit, in parts of it.
  private static final int PARTS = 4;

  /// A stretch lasts so long at least, and until something was stored: one long batch is stored all
  /// at once.
  static final Duration STRETCH = Duration.ofMillis(250);

  private static final Duration LONGEST_STRETCH = Duration.ofSeconds(2);

  /// The weight of the last stretch in the pace.
  private static final double NEWEST = 0.3;

  private final long most;
  private final LongSupplier nanoTime;
  private double pace;
  private int calls;
  private long inWork;
  private long stretchBegan;
  private long stretchStored;
  private boolean stretchBusy;

  /// Nothing is known of the pace yet.
  ///
  /// @param most bytes in work, whatever the pace
  Admission(long most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.pace = most / 4.0 / seconds(AHEAD.toNanos());
    this.stretchBegan = nanoTime.getAsLong();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /// Whether a call may begin. Asked before its body is read, and by [#begins] once more.
  ///
  /// @param size bytes of its body as it says; -1 when it does not
  synchronized boolean hasRoom(long size) {
    look();
    return calls < FEW || inWork < limit(size);
  }

  /// Asks for a call whose body is here, and counts it when it may begin; [#ended] has to follow
  /// then. Many may have been let in while their bodies were on their way.
  ///
  /// @param size bytes of its body
  synchronized boolean begins(long size) {
    if (!hasRoom(size)) {
      return false;
    }
    calls++;
    inWork += size;
    return true;
  }

  /// A call is over.
  ///
  /// @param size as it began
  /// @param stored whether it was carried out
  synchronized void ended(long size, boolean stored) {
    calls--;
    inWork -= size;
    stretchStored += stored ? size : 0;
    look();
  }

  private void look() {
    long now = nanoTime.getAsLong();
    long lasted = now - stretchBegan;
    Duration least = stretchStored > 0 ? STRETCH : LONGEST_STRETCH;
    if (lasted >= least.toNanos()) {
      if (stretchBusy) {
        pace += NEWEST * (stretchStored / seconds(lasted) - pace);
      }
      stretchBegan = now;
      stretchStored = 0;
      stretchBusy = true;
    }
    stretchBusy &= inWork >= LEAST / 2;
  }

  private long limit(long size) {
    long large = most - most / PARTS;
    long limit =
        Math.clamp((long) (pace * seconds(AHEAD.toNanos())), Math.min(LEAST, large), large);
    return 0 <= size && size <= SMALL ? limit + limit / PARTS : limit;
  }
}
