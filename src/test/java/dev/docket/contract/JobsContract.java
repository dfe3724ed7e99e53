package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.jobs.Job;
import dev.docket.jobs.JobEntry;
import dev.docket.jobs.JobState;
import dev.docket.jobs.Jobs;
import dev.docket.json.Json;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredJobs;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Jobs as they are kept: ordered, changed by many at once, listed, and given up when they are old.
abstract class JobsContract {

  private final OpenStore store;
  private final StoredJobs stored;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T00:00:00Z"));
  private final Jobs jobs;

  JobsContract(OpenStore store) {
    this.store = store;
    this.stored = new StoredJobs(new ObjectStore(store.engine, store.layout.objectsIndex()));
    this.jobs = new Jobs(stored, store.ids, clock, () -> {});
  }

  @Test
  void a_job_is_kept_as_it_was_ordered() {
    WorkspaceId workspace = store.workspace();
    Job job = jobs.start(workspace, "edit", Json.object().put("é\ud800", "x"), "a key");
    assertThat(jobs.get(workspace, job.id())).contains(job);
    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(jobs.get(store.workspace(), job.id())).isEmpty();
    assertThat(jobs.get(workspace, job.id() + 1)).isEmpty();
  }

  @Test
  void a_workspace_lists_its_own_jobs_newest_first() {
    WorkspaceId workspace = store.workspace();
    Job first = jobs.start(workspace, "edit", Json.object(), "a key");
    jobs.start(store.workspace(), "edit", Json.object(), "a key");
    Job second = jobs.start(workspace, "erase", Json.object(), "a key");
    assertThat(jobs.list(workspace)).extracting(Job::id).containsExactly(second.id(), first.id());
    assertThat(stored.unfinished())
        .extracting(entry -> entry.job().id())
        .containsSubsequence(first.id(), second.id());
  }

  @Test
  void what_many_change_at_once_is_changed_by_all_of_them() throws Exception {
    WorkspaceId workspace = store.workspace();
    long id = jobs.start(workspace, "edit", Json.object(), "a key").id();
    List<Callable<Boolean>> changes = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String word = "." + i + ".";
      changes.add(() -> stored.change(workspace, id, entry -> owned(entry, word)).isPresent());
    }
    try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> change : servers.invokeAll(changes)) {
        assertThat(change.get()).isTrue();
      }
    }
    String owners = stored.find(workspace, id).orElseThrow().owner();
    for (int i = 0; i < 24; i++) {
      assertThat(owners).containsOnlyOnce("." + i + ".");
    }
  }

  private static JobEntry owned(JobEntry entry, String word) {
    String before = entry.owner() == null ? "" : entry.owner();
    return new JobEntry(entry.job(), before + word, entry.heartbeat(), entry.cancelling());
  }

  @Test
  void a_job_that_is_over_cannot_be_cancelled_and_is_given_up_after_a_month() {
    WorkspaceId workspace = store.workspace();
    long id = jobs.start(workspace, "edit", Json.object(), "a key").id();
    assertThat(jobs.cancel(workspace, id).state()).isEqualTo(JobState.CANCELLED);
    assertProblem(Problem.Conflict.class, () -> jobs.cancel(workspace, id));
    assertProblem(Problem.NotFound.class, () -> jobs.cancel(store.workspace(), id));
    clock.advance(StoredJobs.KEPT.minus(Duration.ofSeconds(1)));
    Job last = jobs.start(workspace, "edit", Json.object(), "a key");
    jobs.removeExpired();
    assertThat(jobs.get(workspace, id)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    jobs.removeExpired();
    assertThat(jobs.get(workspace, id)).isEmpty();
    assertThat(jobs.list(workspace)).containsExactly(last);
  }

  @Test
  void a_workspace_has_so_many_jobs_at_a_time_and_others_are_not_kept_waiting_by_it() {
    WorkspaceId workspace = store.workspace();
    List<Job> all = new ArrayList<>();
    for (int i = 0; i < Jobs.MOST_UNFINISHED; i++) {
      all.add(jobs.start(workspace, "edit", Json.object(), "a key"));
    }
    assertProblem(
        Problem.Conflict.class, () -> jobs.start(workspace, "edit", Json.object(), "a key"));
    jobs.start(store.workspace(), "edit", Json.object(), "a key");
    jobs.cancel(workspace, all.getFirst().id());
    jobs.start(workspace, "edit", Json.object(), "a key");
  }

  private static void assertProblem(Class<? extends Problem> kind, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(kind));
  }
}
