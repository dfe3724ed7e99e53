package dev.docket.prompts.rendering;

import java.time.Duration;

/// How many characters one call may still make, and how long it may still take, over all texts of a
/// template.
final class Budget {

  /// Of all rendered texts together, and of what is made on the way.
  static final int CHARACTERS = 10_000_000;

  /// Of all texts of a template together: it may have a thousand messages.
  private static final Duration TIME = Duration.ofSeconds(5);

  private long left = CHARACTERS;
  private final Duration time;
  private final long end;

  Budget() {
    this(TIME);
  }

  Budget(Duration time) {
    this.time = time;
    this.end = System.nanoTime() + time.toNanos();
  }

  /// @throws Bomb when there are no more
  void spend(long characters) {
    left -= characters;
    if (left < 0) {
      throw new Bomb("makes more than %,d characters".formatted(CHARACTERS));
    }
  }

  long nanosLeft() {
    return Math.max(0, end - System.nanoTime());
  }

  /// @throws Bomb when there is no more time
  void mustBeInTime() {
    if (nanosLeft() == 0) {
      throw new Bomb(
          "makes all texts together take longer than %d seconds".formatted(time.toSeconds()));
    }
  }
}
