package dev.docket.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredJobs;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.Await;
import dev.docket.testkit.SettableClock;
import dev.docket.testkit.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Servers that share jobs in one real store, with a clock that stands still.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobRunnerTest {

  private static final Layout LAYOUT = new Layout("docket", PartitionLength.MONTH, 1, 0);

  private static final JobPace PACE =
      new JobPace(
          2,
          Duration.ofMillis(20),
          Duration.ofSeconds(30),
          Duration.ofMillis(10),
          Duration.ofMillis(40),
          Duration.ofSeconds(5));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T00:00:00Z"));
  private final RequestIdSource ids = new RequestIdSource(clock, new Random(3));
  private TestEngine engine;
  private StoredJobs store;
  private Jobs jobs;
  private long workspaces = 1;

  @BeforeAll
  void start(@TempDir Path data) {
    engine = TestEngine.on(data);
    new IndexTemplates(engine.client(), LAYOUT).install();
    store = new StoredJobs(new ObjectStore(engine.client(), LAYOUT.objectsIndex()));
    jobs = new Jobs(store, ids, clock, () -> {});
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @FunctionalInterface
  private interface Step {
    JobStep of(Job job) throws InterruptedException;
  }

  private JobRunner runner(JobStore shared, String kind, Step step) {
    return new JobRunner(shared, List.of(work(kind, step)), clock, PACE);
  }

  private static JobWork work(String kind, Step step) {
    return new JobWork() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public JobStep step(Job job) throws InterruptedException {
        return step.of(job);
      }
    };
  }

  private Job over(Job job) {
    return Await.result(
        "the job is over",
        () -> jobs.get(job.workspace(), job.id()).filter(now -> now.state().isOver()));
  }

  private static JobStep counted(Job job, int steps) {
    int next = job.position().path("n").intValue() + 1;
    return next > steps
        ? new JobStep.Finished(steps, steps, 0, Json.object().put("steps", steps))
        : new JobStep.Further(Json.object().put("n", next), steps, next, 0);
  }

  @Test
  void a_job_is_done_step_after_step_and_leaves_a_receipt() {
    Job job = jobs.start(new WorkspaceId(workspaces++), "count", Json.object(), "a key");
    try (JobRunner _ = runner(store, "count", now -> counted(now, 3))) {
      Job done = over(job);
      assertThat(done.state()).isEqualTo(JobState.DONE);
      assertThat(done.receipt()).isEqualTo(Json.object().put("steps", 3));
    }
  }

  /// Only every other position is one at which it may end.
  private static JobWork halves(Step step) {
    return new JobWork() {
      @Override
      public String kind() {
        return "halves";
      }

      @Override
      public JobStep step(Job job) throws InterruptedException {
        return step.of(job);
      }

      @Override
      public boolean mayEnd(Job job) {
        return job.position().path("n").intValue() % 2 == 0;
      }
    };
  }

  private void assertEndsWhole(Job job) {
    Job done = over(job);
    assertThat(done.state()).isEqualTo(JobState.CANCELLED);
    assertThat(done.position().path("n").intValue()).isEqualTo(2);
  }

  @Test
  void a_job_that_is_cancelled_goes_on_until_nothing_is_half_done() throws InterruptedException {
    Job job = jobs.start(new WorkspaceId(workspaces++), "halves", Json.object(), "a key");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    JobWork halves =
        halves(now -> {
          begun.countDown();
          cancelled.await();
          return counted(now, 100);
        });
    try (JobRunner _ = new JobRunner(store, List.of(halves), clock, PACE)) {
      begun.await();
      assertThat(jobs.cancel(job.workspace(), job.id()).state()).isEqualTo(JobState.RUNNING);
      cancelled.countDown();
      assertEndsWhole(job);
    }
  }

  @Test
  void so_does_one_that_is_cancelled_while_nobody_has_it() {
    Job job = jobs.start(new WorkspaceId(workspaces++), "halves", Json.object(), "a key");
    Instant now = clock.instant();
    JobStep half = new JobStep.Further(Json.object().put("n", 1), 2, 1, 0);
    assertThat(
            store.change(
                job.workspace(),
                job.id(),
                entry -> {
                  JobEntry taken = entry.takenBy("gone", now);
                  return taken.with(taken.job().after(half, now), now).handedBack(now);
                }))
        .isPresent();
    assertThat(jobs.cancel(job.workspace(), job.id()).state()).isEqualTo(JobState.QUEUED);
    try (JobRunner _ =
        new JobRunner(store, List.of(halves(each -> counted(each, 100))), clock, PACE)) {
      assertEndsWhole(job);
    }
  }

  @Test
  void a_step_that_cannot_be_done_now_is_tried_again_and_any_other_fault_ends_the_job() {
    AtomicInteger tries = new AtomicInteger();
    Job away = jobs.start(new WorkspaceId(workspaces++), "away", Json.object(), "a key");
    Job broken = jobs.start(new WorkspaceId(workspaces++), "broken", Json.object(), "a key");
    JobWork waits =
        work(
            "away",
            now -> {
              if (tries.incrementAndGet() < 4) {
                throw ProblemException.unavailable("The engine is away.", 2);
              }
              return counted(now, 0);
            });
    JobWork fails =
        work(
            "broken",
            _ -> {
              throw new IllegalStateException("a secret of the inside");
            });
    try (JobRunner _ = new JobRunner(store, List.of(waits, fails), clock, PACE)) {
      assertThat(over(away).state()).isEqualTo(JobState.DONE);
      assertThat(tries).hasValue(4);
      assertThat(over(broken).state()).isEqualTo(JobState.FAILED);
      assertThat(over(broken).message()).contains("defect").doesNotContain("secret");
    }
  }

  @Test
  void a_stop_hands_the_job_back_and_the_next_server_goes_on_at_once() {
    Job job = jobs.start(new WorkspaceId(workspaces++), "back", Json.object(), "a key");
    CountDownLatch second = new CountDownLatch(1);
    Step waiting =
        now -> {
          if (now.position().has("n")) {
            second.countDown();
            new CountDownLatch(1).await();
          }
          return counted(now, 2);
        };
    JobPace hasty =
        new JobPace(
            2, PACE.look(), PACE.silence(), PACE.firstPause(), PACE.longestPause(), Duration.ZERO);
    try (JobRunner _ = new JobRunner(store, List.of(work("back", waiting)), clock, hasty)) {
      Await.until("the second step is under way", () -> second.getCount() == 0);
    }
    Job back = jobs.get(job.workspace(), job.id()).orElseThrow();
    assertThat(back.state()).isEqualTo(JobState.QUEUED);
    assertThat(back.done()).isEqualTo(1);
    try (JobRunner _ = runner(store, "back", now -> counted(now, 2))) {
      assertThat(over(job).done()).isEqualTo(2);
    }
  }

  @Test
  void the_job_of_a_silent_server_is_taken_over_after_half_a_minute_and_not_before() {
    Job job = jobs.start(new WorkspaceId(workspaces++), "silent", Json.object(), "a key");
    CutOff cut = new CutOff(store);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    Step held =
        now -> {
          begun.countDown();
          goesOn.await();
          return counted(now, 1);
        };
    try (JobRunner _ = runner(cut, "silent", held)) {
      Await.until("the first has it", () -> begun.getCount() == 0);
      cut.off = true;
      try (JobRunner _ = runner(new Counted(store, looks), "silent", now -> counted(now, 1))) {
        Await.until("the other has looked", () -> looks.get() > 2);
        clock.advance(Duration.ofSeconds(29));
        int before = looks.get();
        Await.until("it has looked again", () -> looks.get() > before + 2);
        assertThat(jobs.get(job.workspace(), job.id()).orElseThrow().state())
            .isEqualTo(JobState.RUNNING);
        clock.advance(Duration.ofSeconds(1));
        assertThat(over(job).state()).isEqualTo(JobState.DONE);
        cut.off = false;
        goesOn.countDown();
      }
    }
    assertThat(over(job).done()).isEqualTo(1);
  }

  /// The store as a server sees it that may be cut off from it.
  private static class CutOff extends Shared {

    volatile boolean off;

    CutOff(JobStore store) {
      super(store);
    }

    @Override
    void call() {
      if (off) {
        throw ProblemException.unavailable("cut off", 2);
      }
    }
  }

  /// The store, with a count of how often jobs were looked for.
  private static class Counted extends Shared {

    private final AtomicInteger looks;

    Counted(JobStore store, AtomicInteger looks) {
      super(store);
      this.looks = looks;
    }

    @Override
    public List<JobEntry> unfinished() {
      List<JobEntry> unfinished = super.unfinished();
      looks.incrementAndGet();
      return unfinished;
    }
  }

  private static class Shared implements JobStore {

    private final JobStore store;

    Shared(JobStore store) {
      this.store = store;
    }

    void call() {}

    @Override
    public boolean add(JobEntry entry) {
      call();
      return store.add(entry);
    }

    @Override
    public Optional<JobEntry> find(WorkspaceId workspace, long id) {
      call();
      return store.find(workspace, id);
    }

    @Override
    public Optional<JobEntry> change(
        WorkspaceId workspace, long id, UnaryOperator<JobEntry> change) {
      call();
      return store.change(workspace, id, change);
    }

    @Override
    public List<JobEntry> list(WorkspaceId workspace, int most) {
      call();
      return store.list(workspace, most);
    }

    @Override
    public List<JobEntry> unfinished() {
      call();
      return store.unfinished();
    }

    @Override
    public void removeExpired(Instant now) {
      call();
      store.removeExpired(now);
    }
  }
}
