package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter;
import dev.docket.jobs.Job;
import dev.docket.jobs.JobStep;
import dev.docket.jobs.JobStep.Further;
import dev.docket.jobs.JobWork;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Times;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Removes all requests that carry a value, their spans, and the value itself from the order; then
/// has the store rewritten, so that nothing of it is left on its disks.
///
/// Requests that come with the value while it runs are found by another round, up to a bound; what
/// is left then is told by the receipt.
public final class Erase implements JobWork {

  /// The word for it.
  public static final String KIND = "erase";

  /// Rounds over all that match. Whoever logs the value without end is not waited for.
  static final int ROUNDS = 5;

  private static final String PAGE = "page";
  private static final String ROUND = "round";
  private static final String PLACES = "places";
  private static final String SPANS = "spans_removed";

  /// Spans of the page before, whose requests are gone.
  private static final String GOING = "going";

  private static final String REMAINING = "remaining";
  private static final String CHECKED = "checked_at";
  private static final String REWRITING = "rewriting";

  private final MatchingIds ids;
  private final Removal removal;
  private final Store store;
  private final Supplier<RequestId> newest;
  private final InstantSource clock;

  /// What stands beside the requests.
  public record Store(ErasedSpans spans, Expunging expunging, BackupNames backups) {}

  /// The work.
  ///
  /// @param writer lets callers go first
  /// @param newest an id beyond all that are drawn already
  public Erase(
      MatchingIds ids,
      RequestWriter writer,
      Visibility visibility,
      Store store,
      Supplier<RequestId> newest,
      InstantSource clock) {
    this.ids = ids;
    this.removal = new Removal(writer, visibility, store.spans());
    this.store = store;
    this.newest = newest;
    this.clock = clock;
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
    JsonNode position = job.position();
    if (position.has(REMAINING)) {
      return rewrite(job);
    }
    if (position.isEmpty()) {
      ObjectNode start = Json.object().put(ROUND, 0).put(SPANS, 0);
      start.putArray(PLACES);
      return round(job, start);
    }
    if (position.has(GOING)) {
      return spans(job, position.deepCopy());
    }
    return Page.of(position.path(PAGE)).isEnd()
        ? round(job, position.deepCopy())
        : erase(job, position.deepCopy());
  }

  /// Looks whether any are left, and begins a walk over them, or the end.
  private Further round(Job job, ObjectNode position) throws InterruptedException {
    EraseOrder order = EraseOrder.read(job.order());
    RequestId until = newest.get();
    removal.awaitVisible();
    long left = ids.count(job.workspace(), order.filter());
    int round = position.path(ROUND).intValue();
    long matched = job.done() + job.failed() + left;
    if (left == 0 || round == ROUNDS) {
      position.put(REMAINING, left).put(CHECKED, Times.format(clock.instant()));
      position.remove(PAGE);
      return new Further(position, matched, job.done(), left, order.withoutValue());
    }
    position.set(PAGE, Page.first(ids, job.workspace(), order.filter(), until).json());
    return further(position.put(ROUND, round + 1), matched, job.done());
  }

  private Further erase(Job job, ObjectNode position) throws InterruptedException {
    Filter filter = EraseOrder.read(job.order()).filter();
    WorkspaceId workspace = job.workspace();
    Page page = Page.of(position.path(PAGE));
    Removal.Removed removed = removal.remove(workspace, page.matches());
    Set<String> places = places(position);
    places.addAll(removed.places());
    places.addAll(removed.going().places());
    put(position, places);
    if (!removed.going().equals(ErasedSpans.Going.NOTHING)) {
      position.set(GOING, removed.going().json());
    }
    position.set(PAGE, page.next(ids, workspace, filter).json());
    long done = job.done() + removed.requests();
    return further(position, Math.max(job.matched(), done), done);
  }

  private Further spans(Job job, ObjectNode position) {
    ErasedSpans.Going going = ErasedSpans.Going.of(position.path(GOING));
    removal.remove(job.workspace(), going);
    position.put(SPANS, position.path(SPANS).longValue() + going.count());
    position.remove(GOING);
    return further(position, job.matched(), job.done());
  }

  private JobStep rewrite(Job job) throws InterruptedException {
    ObjectNode position = job.position().deepCopy();
    if (!position.has(REWRITING)) {
      position.put(REWRITING, store.expunging().begin(places(position)).state());
      return further(position, job.matched(), job.done(), job.failed());
    }
    return switch (store.expunging().progress(position.path(REWRITING).asText())) {
      case Expunging.Progress.Done _ ->
          new JobStep.Finished(job.matched(), job.done(), job.failed(), receipt(job, position));
      case Expunging.Progress.Lost _ -> {
        position.remove(REWRITING);
        yield further(position, job.matched(), job.done(), job.failed());
      }
      case Expunging.Progress.Running running -> {
        position.put(REWRITING, running.state());
        TimeUnit.SECONDS.sleep(1);
        yield further(position, job.matched(), job.done(), job.failed());
      }
    };
  }

  private JsonNode receipt(Job job, ObjectNode position) {
    long remaining = position.path(REMAINING).longValue();
    Instant now = clock.instant();
    ObjectNode receipt =
        Json.object()
            .put("found", job.done() + remaining)
            .put("removed", job.done())
            .put(REMAINING, remaining)
            .put(SPANS, position.path(SPANS).longValue())
            .put("expunged_at", Times.format(now));
    addBackups(receipt, now);
    return receipt.put(CHECKED, position.path(CHECKED).asText());
  }

  /// All is gone by now: that the place for backups cannot be looked at is part of the receipt, and
  /// no failure.
  private void addBackups(ObjectNode receipt, Instant now) {
    try {
      List<String> names = store.backups().before(now);
      ArrayNode backups = receipt.putArray("backups");
      names.forEach(backups::add);
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Refused refused)) {
        throw e;
      }
      receipt.putNull("backups").put("backups_unknown", refused.message());
    }
  }

  private static Further further(ObjectNode position, long matched, long done) {
    return further(position, matched, done, 0);
  }

  private static Further further(ObjectNode position, long matched, long done, long failed) {
    return new Further(position, matched, done, failed);
  }

  private static Set<String> places(JsonNode position) {
    Set<String> places = new TreeSet<>();
    position.path(PLACES).forEach(place -> places.add(Objects.toString(place.textValue(), "")));
    return places;
  }

  private static void put(ObjectNode position, Set<String> places) {
    ArrayNode array = position.putArray(PLACES);
    places.forEach(array::add);
  }
}
