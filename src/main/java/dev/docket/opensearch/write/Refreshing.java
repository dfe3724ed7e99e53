package dev.docket.opensearch.write;

import dev.docket.requests.Freshness;
import dev.docket.requests.Visibility;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that refreshes for everybody: at once while somebody waits, else once a second while
/// there are writes that no search sees yet, else never.
///
/// Whoever waits gets the next refresh to *start*: one that is under way may have passed his write
/// by. So all who come while one runs share the one after it.
public final class Refreshing implements Visibility, Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Refreshing.class);

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Refresh refresh;
  private final InstantSource clock;
  private final Scope scope;
  private final Timer timer;
  private final Thread thread;

  private RefreshBatch next = new RefreshBatch();
  private RefreshBatch running = new RefreshBatch();
  private Instant everythingUntil = Instant.EPOCH;
  private long due = System.nanoTime();
  private long pausedUntil = due;
  private volatile boolean closed;

  /// Refreshes; false when it failed.
  public interface Refresh {

    boolean of(Set<String> indices);

    boolean ofAll();
  }

  /// Who writes to the engine.
  public enum Scope {
    /// Nobody else: without unseen writes of its own, searches see everything.
    THIS_SERVER,
    /// Others too, of whose writes nothing is known: only a refresh of everything tells.
    MANY_SERVERS
  }

  /// Starts the thread.
  public Refreshing(Refresh refresh, InstantSource clock, Scope scope, MeterRegistry registry) {
    this.refresh = refresh;
    this.clock = clock;
    this.scope = scope;
    this.timer =
        Timer.builder("docket.refresh.time")
            .description("Time that the engine took to make writes visible to searches")
            .register(registry);
    if (scope == Scope.MANY_SERVERS) {
      next.addEverything();
    }
    this.thread = Thread.ofPlatform().name("docket-refresh").daemon().start(this::run);
  }

  /// Takes note of a write, before its caller hears that it is acknowledged.
  public void acknowledged(String index) {
    Instant now = clock.instant();
    lock.lock();
    try {
      boolean first = next.isEmpty();
      next.add(index, now);
      if (first) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CompletableFuture<Boolean> searchable(Duration patience) {
    CompletableFuture<Boolean> waiter = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.completedFuture(false);
      }
      if (next.hasWrites()) {
        next.add(waiter);
        changed.signal();
      } else if (running.hasWrites()) {
        running.add(waiter);
      } else {
        return CompletableFuture.completedFuture(true);
      }
    } finally {
      lock.unlock();
    }
    return waiter.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<Boolean> everythingSearchable(Duration patience) {
    return switch (scope) {
      case THIS_SERVER -> searchable(patience);
      case MANY_SERVERS -> everything(patience);
    };
  }

  private CompletableFuture<Boolean> everything(Duration patience) {
    CompletableFuture<Boolean> waiter = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.completedFuture(false);
      }
      next.addEverything();
      next.add(waiter);
      changed.signal();
    } finally {
      lock.unlock();
    }
    return waiter.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Freshness freshness() {
    lock.lock();
    try {
      Instant now = clock.instant();
      Instant until =
          switch (scope) {
            case THIS_SERVER -> ownUntil(now);
            case MANY_SERVERS -> everythingUntil;
          };
      long lag = Math.max(0, Duration.between(until, now).toMillis());
      if (scope == Scope.MANY_SERVERS && lag >= INTERVAL.toMillis()) {
        searched();
      }
      return new Freshness(until, lag);
    } finally {
      lock.unlock();
    }
  }

  private Instant ownUntil(Instant now) {
    Instant first = running.since() == null ? next.since() : running.since();
    return first == null ? now : first;
  }

  /// While searches come they find what others wrote a second ago, too; while none come, others'
  /// writes cost this server nothing.
  private void searched() {
    if (!next.isOfEverything() && !running.isOfEverything()) {
      next.addEverything();
      changed.signal();
    }
  }

  private void run() {
    while (take()) {
      Instant start = clock.instant();
      long nanos = System.nanoTime();
      boolean done = false;
      try {
        done = running.isOfEverything() ? refresh.ofAll() : refresh.of(running.indices());
      } catch (RuntimeException | Error e) {
        // A defect of ours must not end the thread, or every later waiter would wait in vain.
        if (!closed) {
          LOG.error("a refresh failed", e);
        }
      }
      timer.record(System.nanoTime() - nanos, TimeUnit.NANOSECONDS);
      finish(start, done);
    }
  }

  /// Waits until something is to be done and its time has come; false when it is over.
  private boolean take() {
    lock.lock();
    try {
      while (!closed) {
        long left = next.isEmpty() ? Long.MAX_VALUE : due() - System.nanoTime();
        if (left <= 0) {
          running = next;
          next = new RefreshBatch();
          return true;
        }
        var _ = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
    return false;
  }

  private long due() {
    return next.isUrgent() || due - pausedUntil < 0 ? pausedUntil : due;
  }

  private void finish(Instant start, boolean done) {
    RefreshBatch finished;
    lock.lock();
    try {
      finished = running;
      running = new RefreshBatch();
      due = System.nanoTime() + INTERVAL.toNanos();
      if (done) {
        everythingUntil = finished.isOfEverything() ? start : everythingUntil;
      } else {
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
        next.addAll(finished);
        // A partition that has gone away meanwhile would fail, or hold up, all the others again.
        next.addEverything();
      }
    } finally {
      lock.unlock();
    }
    if (done) {
      finished.waiting().forEach(waiter -> waiter.complete(true));
    }
  }

  /// Ends the thread; who still waits hears that it did not come.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    next.waiting().forEach(waiter -> waiter.complete(false));
  }
}
