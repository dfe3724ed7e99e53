package dev.docket.client;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Warns in the program's own log, once a minute at most: there may be thousands. */
final class UndeliveredWarning implements Consumer<Undelivered> {

  private static final System.Logger LOG = System.getLogger("dev.docket.client");
  private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

  private final AtomicLong untold = new AtomicLong();
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  @Override
  public void accept(Undelivered undelivered) {
    untold.incrementAndGet();
    long now = System.nanoTime();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
      LOG.log(
          Level.WARNING,
          "writes to docket given up: count={0} last={1} reason={2}",
          untold.getAndSet(0),
          undelivered.what(),
          undelivered.reason().getMessage());
    }
  }
}
