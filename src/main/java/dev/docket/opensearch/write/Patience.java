package dev.docket.opensearch.write;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends the waiting of callers whose writes are not confirmed in time. One look at all of them, now
/// and then: a timer for each write would be made, and nearly always taken back, for nothing.
final class Patience implements Closeable {

  private static final long TICK_MILLIS = 50;

  private final long nanos;
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("docket-patience").daemon().factory());

  /// What came together.
  private record Call(long deadline, List<PendingWrite> writes) {

    /// Whether all are answered, since now at the latest.
    boolean isOver(long now) {
      if (deadline - now <= 0) {
        writes.forEach(write -> write.fail(BulkRound.inDoubt()));
        return true;
      }
      return writes.stream().allMatch(PendingWrite::abandoned);
    }
  }

  Patience(Duration patience) {
    this.nanos = patience.toNanos();
    var _ =
        clock.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// How long a call waits in all, in nanoseconds.
  long nanos() {
    return nanos;
  }

  /// Counts from now, and fails what is not answered then.
  void begin(List<PendingWrite> writes) {
    calls.add(new Call(System.nanoTime() + nanos, writes));
  }

  /// What is answered is let go of wherever it stands: behind a call that waits long, the documents
  /// of all later ones would fill the memory.
  private void look() {
    long now = System.nanoTime();
    calls.removeIf(call -> call.isOver(now));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
