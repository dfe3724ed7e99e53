package dev.docket.opensearch.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.jobs.Job;
import dev.docket.jobs.JobEntry;
import dev.docket.jobs.JobState;
import dev.docket.jobs.JobStore;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Jobs as objects.
public final class StoredJobs implements JobStore {

  /// How long a job that is over can be looked at.
  public static final Duration KEPT = Duration.ofDays(30);

  private static final String KIND = "job";
  private static final String OPEN = "open";
  private static final String OVER = "over";

  private final ObjectStore objects;

  public StoredJobs(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public boolean add(JobEntry entry) {
    return objects.create(KIND, key(entry.job()), body(entry), labels(entry));
  }

  @Override
  public Optional<JobEntry> find(WorkspaceId workspace, long id) {
    return objects.get(KIND, key(workspace, id)).map(StoredJobs::entry);
  }

  @Override
  public Optional<JobEntry> change(WorkspaceId workspace, long id, UnaryOperator<JobEntry> change) {
    while (true) {
      Optional<StoredObject> old = objects.get(KIND, key(workspace, id));
      if (old.isEmpty()) {
        return Optional.empty();
      }
      JobEntry before = entry(old.get());
      JobEntry after = change.apply(before);
      if (after.equals(before) || objects.replace(old.get(), body(after), labels(after))) {
        return Optional.of(after);
      }
    }
  }

  @Override
  public List<JobEntry> list(WorkspaceId workspace, int most) {
    return objects.newest(KIND, Map.of("workspace", workspace.term()), most).stream()
        .map(StoredJobs::entry)
        .toList();
  }

  @Override
  public List<JobEntry> unfinished() {
    return objects.newest(KIND, Map.of("name", OPEN), ObjectStore.MAX_LIST).reversed().stream()
        .map(StoredJobs::entry)
        .toList();
  }

  @Override
  public void removeExpired(Instant now) {
    objects.deleteExpired(KIND, now);
  }

  private static String key(Job job) {
    return key(job.workspace(), job.id());
  }

  /// With the workspace: the id of another workspace's job is nobody's.
  private static String key(WorkspaceId workspace, long id) {
    return workspace.value() + "-" + id;
  }

  private static Labels labels(JobEntry entry) {
    Job job = entry.job();
    Instant finished = job.finishedAt();
    return new Labels(
        job.workspace(),
        job.state().isOver() ? OVER : OPEN,
        job.id(),
        finished == null ? null : finished.plus(KEPT));
  }

  private static ObjectNode body(JobEntry entry) {
    Job job = entry.job();
    ObjectNode body = Json.object();
    body.put("id", job.id()).put("workspace", job.workspace().value()).put("kind", job.kind());
    body.put("state", job.state().word()).put("by", job.by()).put("message", job.message());
    body.set("order", job.order());
    body.set("position", job.position());
    body.put("matched", job.matched()).put("done", job.done()).put("failed", job.failed());
    body.put("created_at", job.createdAt().toString());
    body.put("started_at", text(job.startedAt())).put("finished_at", text(job.finishedAt()));
    body.set("receipt", job.receipt());
    body.put("owner", entry.owner()).put("heartbeat", entry.heartbeat().toString());
    return body.put("cancelling", entry.cancelling());
  }

  private static JobEntry entry(StoredObject object) {
    JsonNode body = object.body();
    JsonNode receipt = body.path("receipt");
    Job job =
        new Job(
            body.path("id").longValue(),
            new WorkspaceId(body.path("workspace").longValue()),
            body.path("kind").textValue(),
            JobState.of(body.path("state").textValue()),
            body.path("order"),
            body.path("position"),
            body.path("matched").longValue(),
            body.path("done").longValue(),
            body.path("failed").longValue(),
            Instant.parse(body.path("created_at").textValue()),
            instant(body.path("started_at")),
            instant(body.path("finished_at")),
            body.path("by").textValue(),
            body.path("message").textValue(),
            receipt.isNull() ? null : receipt);
    return new JobEntry(
        job,
        body.path("owner").textValue(),
        Instant.parse(body.path("heartbeat").textValue()),
        body.path("cancelling").booleanValue());
  }

  private static @Nullable Instant instant(JsonNode text) {
    return text.isTextual() ? Instant.parse(text.textValue()) : null;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
