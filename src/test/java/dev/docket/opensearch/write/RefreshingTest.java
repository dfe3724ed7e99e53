package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.opensearch.write.Refreshing.Scope;
import dev.docket.requests.Freshness;
import dev.docket.testkit.Await;
import dev.docket.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One refresh for many, and what may be promised in the meantime.
@Timeout(60)
class RefreshingTest {

  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final SettableClock clock = new SettableClock(START);
  private final ScriptedRefresh engine = new ScriptedRefresh();

  @Test
  void all_who_come_while_one_refresh_runs_share_the_next() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      sut.acknowledged("a");
      engine.awaitBegun(1);
      List<CompletableFuture<Boolean>> waiting =
          IntStream.range(0, 32)
              .mapToObj(i -> {
                sut.acknowledged(i % 2 == 0 ? "b" : "c");
                return sut.searchable(LONG);
              })
              .toList();
      engine.end(true);
      engine.awaitBegun(2);
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      engine.end(true);
      assertThat(waiting).allSatisfy(waiter -> assertThat(waiter.join()).isTrue());
      assertThat(engine.refreshed()).containsExactly(Set.of("a"), Set.of("b", "c"));
    }
  }

  @Test
  void whoever_comes_after_his_write_was_taken_up_gets_the_refresh_that_runs() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      sut.acknowledged("a");
      engine.awaitBegun(1);
      CompletableFuture<Boolean> waiter = sut.searchable(LONG);
      assertThat(waiter).isNotDone();
      engine.end(true);
      assertThat(waiter.join()).isTrue();
      assertThat(engine.refreshed()).hasSize(1);
    }
  }

  @Test
  void what_others_wrote_is_waited_for_only_where_there_may_be_others() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      assertThat(sut.everythingSearchable(LONG)).isCompletedWithValue(true);
      assertThat(engine.refreshed()).isEmpty();
    }
    ScriptedRefresh shared = new ScriptedRefresh();
    try (Refreshing sut =
        new Refreshing(shared, clock, Scope.MANY_SERVERS, new SimpleMeterRegistry())) {
      shared.awaitBegun(1);
      CompletableFuture<Boolean> waiter = sut.everythingSearchable(LONG);
      shared.end(true);
      shared.awaitBegun(2);
      assertThat(waiter).isNotDone();
      shared.end(true);
      assertThat(waiter.join()).isTrue();
      assertThat(shared.refreshed()).containsExactly(ScriptedRefresh.ALL, ScriptedRefresh.ALL);
    }
  }

  @Test
  void what_is_seen_already_is_not_waited_for() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      assertThat(sut.searchable(LONG)).isCompletedWithValue(true);
      assertThat(engine.refreshed()).isEmpty();
    }
  }

  @Test
  void a_refresh_that_fails_is_repeated_for_those_who_wait_of_all_partitions_that_there_are() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      sut.acknowledged("a");
      CompletableFuture<Boolean> waiter = sut.searchable(LONG);
      engine.awaitBegun(1);
      engine.end(false);
      engine.awaitBegun(2);
      assertThat(waiter).isNotDone();
      assertThat(sut.freshness().searchableUntil()).isEqualTo(START);
      engine.end(true);
      assertThat(waiter.join()).isTrue();
      assertThat(engine.refreshed()).containsExactly(Set.of("a"), ScriptedRefresh.ALL);
    }
  }

  @Test
  void a_refresh_that_breaks_does_not_end_the_thread() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      engine.breakNext();
      sut.acknowledged("a");
      engine.awaitBegun(2);
      engine.end(true);
      assertThat(sut.searchable(LONG).join()).isTrue();
    }
  }

  @Test
  void patience_runs_out() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      sut.acknowledged("a");
      assertThat(sut.searchable(Duration.ofMillis(1)).join()).isFalse();
    }
  }

  @Test
  void who_waits_when_the_server_stops_hears_no() {
    Refreshing sut = start(Scope.THIS_SERVER);
    sut.acknowledged("a");
    engine.awaitBegun(1);
    sut.acknowledged("a");
    CompletableFuture<Boolean> waiter = sut.searchable(LONG);
    sut.close();
    assertThat(waiter.join()).isFalse();
    assertThat(sut.searchable(LONG).join()).isFalse();
  }

  @Test
  void alone_a_server_sees_everything_but_its_own_last_writes() {
    try (Refreshing sut = start(Scope.THIS_SERVER)) {
      clock.advance(Duration.ofHours(1));
      assertThat(sut.freshness()).isEqualTo(new Freshness(clock.instant(), 0));
      Instant first = clock.instant();
      sut.acknowledged("a");
      engine.awaitBegun(1);
      clock.advance(Duration.ofMillis(10));
      sut.acknowledged("a");
      clock.advance(Duration.ofMillis(10));
      assertThat(sut.freshness()).isEqualTo(new Freshness(first, 20));
      engine.end(true);
      Await.until(
          "the first write is seen, the second is not",
          () -> sut.freshness().equals(new Freshness(first.plusMillis(10), 10)));
      engine.awaitBegun(2);
      engine.end(true);
      Await.until("all is seen", () -> sut.freshness().lagMillis() == 0);
    }
  }

  @Test
  void beside_others_only_a_refresh_of_everything_tells_and_only_searches_ask_for_one() {
    try (Refreshing sut = start(Scope.MANY_SERVERS)) {
      engine.awaitBegun(1);
      assertThat(sut.freshness().searchableUntil()).isEqualTo(Instant.EPOCH);
      clock.advance(Duration.ofMillis(500));
      engine.end(true);
      Await.until("the start is known", () -> sut.freshness().equals(new Freshness(START, 500)));
      sut.acknowledged("a");
      engine.awaitBegun(2);
      engine.end(true);
      assertThat(sut.searchable(LONG).join()).isTrue();
      assertThat(sut.freshness().searchableUntil()).isEqualTo(START);
      clock.advance(Duration.ofSeconds(5));
      assertThat(engine.refreshed()).hasSize(2);
      assertThat(sut.freshness()).isEqualTo(new Freshness(START, 5_500));
      engine.awaitBegun(3);
      engine.end(true);
      Await.until("what others wrote is seen", () -> sut.freshness().lagMillis() == 0);
      assertThat(engine.refreshed())
          .containsExactly(ScriptedRefresh.ALL, Set.of("a"), ScriptedRefresh.ALL);
    }
  }

  private Refreshing start(Scope scope) {
    return new Refreshing(engine, clock, scope, new SimpleMeterRegistry());
  }

  /// Begins when it is asked to and ends when it is told.
  private static final class ScriptedRefresh implements Refreshing.Refresh {

    static final Set<String> ALL = Set.of("*");

    private final List<Set<String>> refreshed = new ArrayList<>();
    private final AtomicInteger breaking = new AtomicInteger();
    private final Semaphore succeeding = new Semaphore(0);
    private volatile boolean result = true;

    @Override
    public boolean of(Set<String> indices) {
      synchronized (refreshed) {
        refreshed.add(indices);
      }
      if (breaking.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("broken for a test");
      }
      try {
        succeeding.acquire();
      } catch (InterruptedException e) {
        return false;
      }
      return result;
    }

    @Override
    public boolean ofAll() {
      return of(ALL);
    }

    void breakNext() {
      breaking.incrementAndGet();
    }

    void end(boolean success) {
      result = success;
      succeeding.release();
    }

    void awaitBegun(int number) {
      Await.until("refresh " + number + " has begun", () -> refreshed().size() >= number);
    }

    List<Set<String>> refreshed() {
      synchronized (refreshed) {
        return List.copyOf(refreshed);
      }
    }
  }
}
