package dev.docket.client.transport;

import java.time.Duration;

/**
 * The instant after which nobody waits for an answer any more.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

  /** The deadline that is so far away. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** How long it is until then; negative when it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(nanoTime - System.nanoTime());
  }

  /** Whether there is time left after a pause. */
  public boolean allows(Duration pause) {
    return remaining().compareTo(pause) > 0;
  }
}
