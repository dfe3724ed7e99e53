package dev.docket.client;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How writes in the background are held and sent. Never changes: each method gives a copy.
 *
 * @param maxBytes how much memory they may take; what comes beyond it is given up at once
 * @param maxBatch how many logs go in one call, 1 to 1,000
 * @param giveUpAfter how long one is tried while the server is away. A resend after more than two
 *     minutes can be a second request when an answer to the first was lost: the server does not
 *     remember longer
 * @param closeWithin how long closing waits for those that are on their way
 * @param onUndelivered is told of each that is given up; on your thread when there was no room,
 *     else on the thread that delivers, so it must not block. What it throws is ignored
 */
public record BackgroundOptions(
    long maxBytes,
    int maxBatch,
    Duration giveUpAfter,
    Duration closeWithin,
    Consumer<Undelivered> onUndelivered) {

  /** Checks the numbers. */
  public BackgroundOptions {
    if (maxBytes < 1 || maxBatch < 1 || maxBatch > Batch.MOST) {
      throw new IllegalArgumentException("maxBytes is at least 1, and maxBatch 1 to 1,000");
    }
  }

  /**
   * 32 MiB, 500 logs a call, five minutes, ten seconds, and a warning in the log of the program.
   */
  static BackgroundOptions defaults() {
    return new BackgroundOptions(
        32L << 20, 500, Duration.ofMinutes(5), Duration.ofSeconds(10), new UndeliveredWarning());
  }

  /** The same with another bound of memory. */
  public BackgroundOptions maxBytes(long bytes) {
    return new BackgroundOptions(bytes, maxBatch, giveUpAfter, closeWithin, onUndelivered);
  }

  /** The same with other batches. */
  public BackgroundOptions maxBatch(int logs) {
    return new BackgroundOptions(maxBytes, logs, giveUpAfter, closeWithin, onUndelivered);
  }

  /** The same with another patience while the server is away. */
  public BackgroundOptions giveUpAfter(Duration time) {
    return new BackgroundOptions(maxBytes, maxBatch, time, closeWithin, onUndelivered);
  }

  /** The same with another patience of closing. */
  public BackgroundOptions closeWithin(Duration time) {
    return new BackgroundOptions(maxBytes, maxBatch, giveUpAfter, time, onUndelivered);
  }

  /** The same with somebody else to tell. */
  public BackgroundOptions onUndelivered(Consumer<Undelivered> listener) {
    return new BackgroundOptions(maxBytes, maxBatch, giveUpAfter, closeWithin, listener);
  }
}
