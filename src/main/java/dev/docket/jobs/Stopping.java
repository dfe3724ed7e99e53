package dev.docket.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether the server is on its way down, and a pause that ends when it is.
final class Stopping {

  private final CountDownLatch begun = new CountDownLatch(1);

  void begin() {
    begun.countDown();
  }

  boolean begun() {
    return begun.getCount() == 0;
  }

  /// Waits, at most until the server stops.
  void pause(Duration duration) throws InterruptedException {
    var _ = begun.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
