package dev.docket.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done again and again, by the clock. A round that fails is logged, and is tried again by
/// the next one.
final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final ScheduledExecutorService scheduler;

  /// Starts the thread that does it: one, so that a slow kind of work needs rounds of its own.
  Rounds(String name) {
    scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docket-" + name).daemon().factory());
  }

  /// Has something done.
  ///
  /// @param first how long from now
  /// @param pause between the end of one round and the begin of the next
  void every(String what, Duration first, Duration pause, Runnable round) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> attempt(what, round), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void attempt(String what, Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      // An exception here would end all rounds.
      LOG.warn("a round failed what={} error={}", what, e.toString());
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
