package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter;
import dev.docket.jobs.Job;
import dev.docket.jobs.JobStep;
import dev.docket.jobs.JobWork;
import dev.docket.jobs.Jobs;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Times;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Removes what came into a workspace before a moment, and its spans: a page at a time, with a
/// pause after each, since nobody waits for it. The disk is given back by the merges that the
/// engine makes anyway.
public final class Aging implements JobWork {

  /// The word for it.
  public static final String KIND = "retention";

  /// In an order: what came before it goes.
  private static final String BEFORE = "before";

  private static final String SPANS = "spans_removed";

  /// Spans of the page before, whose requests are gone.
  private static final String GOING = "going";

  /// Who orders it.
  private static final String BY = "docket";

  /// 500 requests a second at most.
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Filter ALL = new Filter.Everything();

  private final MatchingIds ids;
  private final Removal removal;
  private final InstantSource clock;

  /// The work.
  ///
  /// @param writer lets callers go first
  public Aging(
      MatchingIds ids,
      RequestWriter writer,
      Visibility visibility,
      ErasedSpans spans,
      InstantSource clock) {
    this.ids = ids;
    this.removal = new Removal(writer, visibility, spans);
    this.clock = clock;
  }

  /// Orders that a workspace keeps nothing that came before a moment, unless there is no such
  /// request, or such an order is not over yet.
  ///
  /// @throws dev.docket.problem.ProblemException when the store does not answer
  public void order(Jobs jobs, WorkspaceId workspace, Instant before) {
    boolean underWay =
        jobs.list(workspace).stream()
            .anyMatch(job -> job.kind().equals(KIND) && !job.state().isOver());
    if (!underWay && !ids.next(workspace, ALL, new RequestId(0), last(before), 1).isEmpty()) {
      var _ = jobs.start(workspace, KIND, Json.object().put(BEFORE, before.toString()), BY);
    }
  }

  /// The largest id that can have been drawn before.
  private static RequestId last(Instant before) {
    return new RequestId(RequestId.firstAt(before) - 1);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean mayEnd(Job job) {
    return !job.position().has(GOING);
  }

  @Override
  public JobStep step(Job job) throws InterruptedException {
    Instant before = Instant.parse(job.order().path(BEFORE).asText());
    WorkspaceId workspace = job.workspace();
    if (job.position().isEmpty()) {
      Page first = Page.first(ids, workspace, ALL, last(before));
      return new JobStep.Further(first.json().put(SPANS, 0), first.matches().size(), 0, 0);
    }
    if (job.position().has(GOING)) {
      return spans(job, job.position().deepCopy());
    }
    Page page = Page.of(job.position());
    long spans = job.position().path(SPANS).longValue();
    if (page.isEnd()) {
      return new JobStep.Finished(
          job.done() + job.failed(), job.done(), job.failed(), receipt(job, before, spans));
    }
    Removal.Removed removed = removal.remove(workspace, page.matches());
    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    Page next = page.next(ids, workspace, ALL);
    ObjectNode position = next.json().put(SPANS, spans);
    if (!removed.going().equals(ErasedSpans.Going.NOTHING)) {
      position.set(GOING, removed.going().json());
    }
    long done = job.done() + removed.requests();
    long failed = job.failed() + page.matches().size() - removed.requests();
    return new JobStep.Further(position, done + failed + next.matches().size(), done, failed);
  }

  private JobStep spans(Job job, ObjectNode position) {
    ErasedSpans.Going going = ErasedSpans.Going.of(position.path(GOING));
    removal.remove(job.workspace(), going);
    position.put(SPANS, position.path(SPANS).longValue() + going.count());
    position.remove(GOING);
    return new JobStep.Further(position, job.matched(), job.done(), job.failed());
  }

  private JsonNode receipt(Job job, Instant before, long spans) {
    return Json.object()
        .put(BEFORE, before.toString())
        .put("removed", job.done())
        .put(SPANS, spans)
        .put("checked_at", Times.format(clock.instant()));
  }
}
