package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.changes.Portions.Fate;
import dev.docket.filter.Filter;
import dev.docket.jobs.Job;
import dev.docket.jobs.JobStep;
import dev.docket.jobs.JobWork;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Times;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/// Sets or removes metadata and tags on all requests that match.
///
/// It walks by id up to the newest one at its beginning, so that what the edit itself changes about
/// who matches makes it neither meet a request twice nor pass one by. A request is changed when it
/// matches as the walk comes to it.
public final class EditByQuery implements JobWork {

  /// The word for it.
  public static final String KIND = "edit";

  /// Failures that a receipt tells in full.
  private static final int TOLD = 10;

  private final MatchingIds ids;
  private final Portions portions;
  private final Unseen unseen;
  private final Supplier<RequestId> newest;
  private final InstantSource clock;

  /// The work.
  ///
  /// @param writer lets callers go first
  /// @param newest an id beyond all that are drawn already
  public EditByQuery(
      MatchingIds ids,
      RequestWriter writer,
      Visibility visibility,
      Supplier<RequestId> newest,
      InstantSource clock) {
    this.ids = ids;
    this.portions = new Portions(writer);
    this.unseen = new Unseen(visibility);
    this.newest = newest;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JobStep step(Job job) throws InterruptedException {
    EditOrder order = EditOrder.read(EditOrder.Given.of(job.order()));
    Filter filter = order.selection().whole();
    WorkspaceId workspace = job.workspace();
    if (job.position().isEmpty()) {
      RequestId until = newest.get();
      unseen.await();
      long matched = ids.count(workspace, filter);
      Page first = Page.first(ids, workspace, filter, until);
      return new JobStep.Further(position(first, Json.object().arrayNode()), matched, 0, 0);
    }
    Page page = Page.of(job.position());
    ArrayNode failures = job.position().path("failures").deepCopy();
    if (page.isEnd()) {
      return new JobStep.Finished(
          job.done() + job.failed(), job.done(), job.failed(), receipt(job, failures));
    }
    long failed = change(workspace, order, page, failures);
    return new JobStep.Further(
        position(page.next(ids, workspace, filter), failures),
        Math.max(job.matched(), job.done() + job.failed() + page.matches().size()),
        job.done() + page.matches().size() - failed,
        job.failed() + failed);
  }

  /// How many failed.
  private long change(WorkspaceId workspace, EditOrder order, Page page, ArrayNode failures)
      throws InterruptedException {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long failed = 0;
    for (Fate fate : portions.write(page.matches(), match -> writes(workspace, order, match, at))) {
      String reason = fate.failure().orElse(fate.gone() ? "The request was erased meanwhile." : "");
      if (!reason.isEmpty()) {
        failed++;
        if (failures.size() < TOLD) {
          failures.addObject().put("id", fate.match().id().value()).put("reason", reason);
        }
      }
    }
    return failed;
  }

  private static List<Write> writes(
      WorkspaceId workspace, EditOrder order, Match match, Instant at) {
    return order.patches().stream()
        .<Write>map(patch -> new Write.Patch(workspace, match.id(), patch, at))
        .toList();
  }

  private static ObjectNode position(Page page, ArrayNode failures) {
    ObjectNode position = page.json();
    position.set("failures", failures);
    return position;
  }

  private JsonNode receipt(Job job, ArrayNode failures) {
    ObjectNode receipt =
        Json.object()
            .put("found", job.done() + job.failed())
            .put("changed", job.done())
            .put("failed", job.failed());
    receipt.set("failures", failures);
    return receipt.put("checked_at", Times.format(clock.instant()));
  }
}
