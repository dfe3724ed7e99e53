package dev.docket.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Orders long work, and looks after it.
///
/// All methods throw [ProblemException] of [Problem.Unavailable] when the store does not answer.
public final class Jobs {

  /// Most jobs of one workspace that are not over.
  public static final int MOST_UNFINISHED = 20;

  /// Most jobs that [#list] gives.
  public static final int MOST_LISTED = 200;

  private final JobStore store;
  private final RequestIdSource ids;
  private final InstantSource clock;
  private final Runnable ordered;

  /// Orders jobs.
  ///
  /// @param ordered called after each order, so that it need not wait for a runner's next look
  public Jobs(JobStore store, RequestIdSource ids, InstantSource clock, Runnable ordered) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.ordered = ordered;
  }

  /// Orders a job. It survives this server: another one, or its next start, does it else.
  ///
  /// @param order what is asked, for the [JobWork] of that kind
  /// @param by name of the caller's key
  /// @throws ProblemException [Problem.Conflict] when too many of the workspace are not over
  public Job start(WorkspaceId workspace, String kind, JsonNode order, String by) {
    long unfinished =
        store.unfinished().stream()
            .filter(entry -> entry.job().workspace().equals(workspace))
            .count();
    if (unfinished >= MOST_UNFINISHED) {
      throw new ProblemException(
          new Problem.Conflict(
              "A workspace has %d jobs at a time at most; wait for one to end, or cancel one."
                  .formatted(MOST_UNFINISHED)));
    }
    while (true) {
      Job job = queued(workspace, kind, order, by);
      if (store.add(JobEntry.queued(job))) {
        ordered.run();
        return job;
      }
    }
  }

  private Job queued(WorkspaceId workspace, String kind, JsonNode order, String by) {
    return new Job(
        ids.next().value(),
        workspace,
        kind,
        JobState.QUEUED,
        order,
        Json.object(),
        0,
        0,
        0,
        now(),
        null,
        null,
        by,
        null,
        null);
  }

  /// A job of the workspace; empty when there is none, or it has been over for long.
  public Optional<Job> get(WorkspaceId workspace, long id) {
    return store.find(workspace, id).map(JobEntry::job);
  }

  /// The workspace's newest jobs, newest first.
  public List<Job> list(WorkspaceId workspace) {
    return store.list(workspace, MOST_LISTED).stream().map(JobEntry::job).toList();
  }

  /// Cancels a job. One that runs ends with the step that is under way, and what is done stays
  /// done.
  ///
  /// @return the job, cancelled, or running with a message that says so
  /// @throws ProblemException [Problem.NotFound], or [Problem.Conflict] when it is over already
  public Job cancel(WorkspaceId workspace, long id) {
    Job job =
        store
            .change(workspace, id, this::cancelled)
            .orElseThrow(() -> new ProblemException(new Problem.NotFound("No job has this id.")))
            .job();
    ordered.run();
    return job;
  }

  /// Only its work knows whether one that was begun may be ended where it is.
  private static JobEntry cancelling(JobEntry entry) {
    return entry.cancelling() ? entry : entry.beingCancelled();
  }

  private JobEntry cancelled(JobEntry entry) {
    return switch (entry.job().state()) {
      case QUEUED ->
          entry.job().startedAt() == null
              ? entry.ended(JobState.CANCELLED, "Cancelled.", now())
              : cancelling(entry);
      case RUNNING -> cancelling(entry);
      case DONE, FAILED, CANCELLED ->
          throw new ProblemException(
              new Problem.Conflict(
                  "The job is over already: it is %s.".formatted(entry.job().state().word())));
    };
  }

  /// Forgets those that have been over for long.
  public void removeExpired() {
    store.removeExpired(now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
