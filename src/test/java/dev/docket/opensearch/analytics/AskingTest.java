package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.Interval;
import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.Turns;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskingTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);
  private static final WorkspaceId EMPTY = new WorkspaceId(9);
  private static final Filter ALL = new Filter.Everything();
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final int REQUESTS = 3_000;

  private ExamplesEngine engine;
  private Asking asking;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    List<SourceExample> examples = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      examples.add(
          new SourceExample(i, OURS.term())
              .with("engine", "gpt-" + i % 2)
              .with("latency_ms", i)
              .metadata("user_id", "user " + i));
    }
    engine = ExamplesEngine.with(folder, 1, examples);
    asking = engine.asking();
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @Test
  void buckets_come_in_order_the_empty_ones_too() {
    TimeBuckets buckets =
        TimeBuckets.covering(
            Interval.named("10s").orElseThrow(),
            ZoneOffset.UTC,
            START.minusSeconds(10),
            START.plusSeconds(59));
    List<Counts> found =
        asking.ask(
            OURS,
            ALL,
            Step.once(
                Map.of(
                    "time",
                    OverTime.buckets(
                        buckets,
                        Map.of(
                            "sum", Numbers.sum("latency_ms"),
                            "avg", Numbers.avg("latency_ms"),
                            "p", Numbers.percentiles("latency_ms", 100, List.of(50.0, 95.0))))),
                counts -> OverTime.found(counts.get("time"))),
            List::of);
    assertThat(found)
        .extracting(Counts::requests)
        .containsExactly(0L, 500L, 500L, 500L, 500L, 500L, 500L);
    assertThat(found.get(0).value("avg")).isEmpty();
    assertThat(found.get(0).value("sum")).hasValue(0);
    assertThat(found.get(0).percentiles("p")).isEmpty();
    assertThat(found.get(1).percentiles("p")).hasSize(2);
  }

  @Test
  void questions_beside_each_other_share_their_searches() {
    Step<Long> short_ = new Step.Done<>(7L);
    Step<Long> once = Step.once(Map.of("n", Numbers.count("latency_ms")), Counts::requests);
    Step<Long> twice =
        new Step.Count<>(
            Map.of("n", Numbers.max("latency_ms")),
            first ->
                Step.once(
                    Map.of("n", Numbers.min("latency_ms")),
                    second -> (long) (first.valueOrZero("n") + second.valueOrZero("n"))));
    assertThat(asking.ask(OURS, ALL, Step.all(List.of(short_, once, twice)), List::of))
        .containsExactly(7L, 3_000L, 2_999L);
  }

  @Test
  void where_nothing_matches_nothing_is_counted() {
    Step<String> never =
        new Step.Count<>(
            Map.of(),
            _ -> {
              throw new AssertionError("asked on");
            });
    assertThat(asking.ask(EMPTY, ALL, never, () -> "nothing")).isEqualTo("nothing");
    assertThat(asking.ask(OURS, new Filter.Nothing(), never, () -> "nothing")).isEqualTo("nothing");
  }

  @Test
  void an_answer_of_too_many_parts_is_refused() {
    Dimension.OfKey users = new Dimension.OfKey("user_id");
    Aggregation each =
        Aggregation.of(a ->
            a.terms(Dimensions.groups(users).size(REQUESTS).build())
                .aggregations("time", OverTime.buckets(minute(), Map.of())));
    assertThatThrownBy(
            () -> asking.ask(OURS, ALL, Step.once(Map.of("users", each), _ -> 0), () -> 0))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
  }

  private static TimeBuckets minute() {
    return TimeBuckets.covering(
        Interval.named("1s").orElseThrow(), ZoneOffset.UTC, START, START.plusSeconds(59));
  }

  @Test
  void a_question_that_takes_too_long_ends_and_is_taken_off_the_engine() {
    Asking hasty = engine.asking(Duration.ofMillis(300), 2, Duration.ofSeconds(1));
    // As slow as an aggregation can be, and checked for its end between two documents.
    String slow = "long n = 0; for (int i = 0; i < 300000; i++) { n += i % 7; } return n;";
    Aggregation scripted =
        Aggregation.of(
            a -> a.sum(s -> s.script(script -> script.inline(inline -> inline.source(slow)))));
    long begun = System.nanoTime();
    assertThatThrownBy(
            () -> hasty.ask(OURS, ALL, Step.once(Map.of("slow", scripted), _ -> 0), () -> 0))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class);
              assertThat(e.problem().message()).contains("took too long");
            });
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    Await.until("the engine searches no more", () -> !engine.isSearching());
  }

  @Test
  void so_many_questions_are_asked_at_a_time_and_the_others_wait() throws Exception {
    Turns door = Turns.ofCounts(2, Duration.ofSeconds(30));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            callers.submit(() ->
                door.ask(() -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(1_000_000);
                  return inside.getAndDecrement();
                })));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isPositive();
      }
    }
    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void whoever_waits_in_vain_is_told_when_to_try_again() throws Exception {
    Turns door = Turns.ofCounts(1, Duration.ofMillis(20));
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first =
          callers.submit(() ->
              door.ask(() -> {
                entered.countDown();
                await(leave);
                return "answered";
              }));
      entered.await();
      assertThatThrownBy(() -> door.ask(() -> "too many"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
      leave.countDown();
      assertThat(first.get()).isEqualTo("answered");
      assertThat(door.<String>ask(() -> "free again")).isEqualTo("free again");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_key_has_its_own_groups_only() {
    Dimension users = new Dimension.OfKey("user_id");
    Group.Groups groups =
        asking.ask(
            OURS,
            ALL,
            Step.once(
                Map.of(
                    "users",
                    Dimensions.groups(users)
                        .size(2)
                        .order(Dimensions.BY_COUNT)
                        .build()
                        .toAggregation()),
                counts -> Group.of(counts.get("users"))),
            () -> Group.Groups.NONE);
    assertThat(groups.groups())
        .extracting(group -> Dimensions.value(users, group.term()))
        .containsExactly("user 0", "user 1");
    assertThat(groups.beyond()).isEqualTo(REQUESTS - 2);
    assertThat(Dimensions.term(users, "user 0")).isEqualTo(groups.groups().getFirst().term());
    assertThat(
            asking.<Long>ask(
                OURS,
                new Filter.OneOf(Field.ENGINE, List.of("gpt-1")),
                Step.once(
                    Map.of(
                        "n",
                        Aggregation.of(a ->
                            a.filter(
                                Dimensions.havingAny(
                                    users, List.of(Dimensions.term(users, "user 1")))))),
                    counts -> counts.get("n").filter().docCount()),
                () -> 0L))
        .isEqualTo(1);
  }
}
