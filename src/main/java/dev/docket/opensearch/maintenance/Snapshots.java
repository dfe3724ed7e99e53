package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.backups.Backup;
import dev.docket.maintenance.backups.BackupRepository;
import dev.docket.maintenance.backups.Manifest;
import dev.docket.maintenance.backups.Progress;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.Layout;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Backups as the engine's snapshots: incremental, each whole by itself.
public final class Snapshots implements BackupRepository {

  private static final Map<String, String> IF_THERE = Map.of("ignore_unavailable", "true");

  /// Names in one path: the engine takes request lines of 4 KiB.
  private static final int NAMES = 40;

  /// Beside what else a snapshot carries, and never mistaken for somebody else's.
  private static final String MANIFEST = "docket";

  private final StoredIndices indices;
  private final SnapshotRepository repository;
  private final Layout layout;
  private final String version;

  /// Backups of the indices of a layout.
  ///
  /// @param version of this Docket, for the manifest
  public Snapshots(Engine engine, Layout layout, SnapshotPlace place, String version) {
    this.indices = new StoredIndices(engine, layout);
    this.repository = new SnapshotRepository(engine, place);
    this.layout = layout;
    this.version = version;
  }

  @Override
  public boolean isPlaced() {
    return repository.isAnywhere();
  }

  /// The engine flushes each shard before it copies it, so that all that it has acknowledged by
  /// then comes in.
  @Override
  public void begin(String name) {
    if (!snapshots(name).isEmpty()) {
      return;
    }
    List<String> names = indices.names();
    ObjectNode body = Json.object();
    body.put("indices", String.join(",", names)).put("include_global_state", false);
    ObjectNode manifest = body.putObject("metadata").putObject(MANIFEST);
    manifest.put("version", version).put("prefix", layout.prefix());
    ObjectNode documents = manifest.putObject("documents");
    indices.documents().forEach(documents::put);
    var _ = repository.must("a backup", "PUT", "/" + name, Map.of(), body);
  }

  @Override
  public Optional<Progress> progress(String name) {
    List<JsonNode> snapshots = snapshots(name);
    if (snapshots.isEmpty()) {
      return Optional.empty();
    }
    JsonNode shards =
        statuses(List.of(name)).getOrDefault(name, Json.object()).path("shards_stats");
    long parts = shards.path("total").longValue() + 1;
    return Optional.of(
        switch (state(snapshots.getFirst())) {
          // One part more: the engine writes down what it has when it has all shards.
          case RUNNING -> new Progress(parts, shards.path("done").longValue(), 0);
          case DONE -> new Progress(parts, parts, 0);
          case FAILED -> {
            long done = shards.path("done").longValue();
            yield new Progress(parts, done, parts - done);
          }
        });
  }

  @Override
  public Optional<Backup> find(String name) {
    return backups(snapshots(name)).stream().findFirst();
  }

  @Override
  public List<Backup> list() {
    return backups(snapshots("_all"));
  }

  private List<Backup> backups(List<JsonNode> snapshots) {
    List<JsonNode> ours =
        snapshots.stream().filter(one -> one.at("/metadata/" + MANIFEST).isObject()).toList();
    Map<String, JsonNode> statuses =
        statuses(ours.stream().map(one -> one.path("snapshot").asText()).toList());
    return ours.stream()
        .map(one -> backup(one, statuses.get(one.path("snapshot").asText())))
        .sorted(Comparator.comparing(Backup::startedAt).reversed())
        .toList();
  }

  private List<JsonNode> snapshots(String name) {
    EngineReply reply = repository.ask("GET", "/" + name, IF_THERE, null);
    if (reply.errorType().equals("snapshot_missing_exception")) {
      return List.of();
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("the list of backups", reply);
    }
    return StreamSupport.stream(reply.json().path("snapshots").spliterator(), false).toList();
  }

  private Map<String, JsonNode> statuses(List<String> names) {
    Map<String, JsonNode> statuses = new HashMap<>();
    for (int from = 0; from < names.size(); from += NAMES) {
      List<String> some = names.subList(from, Math.min(names.size(), from + NAMES));
      JsonNode found =
          repository.must(
              "the state of backups",
              "GET",
              "/%s/_status".formatted(String.join(",", some)),
              Map.of(
                  "ignore_unavailable",
                  "true",
                  "filter_path",
                  "snapshots.snapshot,snapshots.shards_stats,snapshots.stats.total"),
              null);
      for (JsonNode status : found.path("snapshots")) {
        statuses.put(status.path("snapshot").asText(), status);
      }
    }
    return statuses;
  }

  private static Backup backup(JsonNode snapshot, @Nullable JsonNode status) {
    JsonNode written = snapshot.at("/metadata/" + MANIFEST);
    Map<String, Long> documents = new HashMap<>();
    written
        .path("documents")
        .properties()
        .forEach(index -> documents.put(index.getKey(), index.getValue().longValue()));
    Backup.State state = state(snapshot);
    return new Backup(
        snapshot.path("snapshot").asText(),
        state,
        new Manifest(written.path("version").asText(), written.path("prefix").asText(), documents),
        Instant.ofEpochMilli(snapshot.path("start_time_in_millis").longValue()),
        state == Backup.State.RUNNING
            ? null
            : Instant.ofEpochMilli(snapshot.path("end_time_in_millis").longValue()),
        status == null ? 0 : status.at("/stats/total/size_in_bytes").longValue());
  }

  private static Backup.State state(JsonNode snapshot) {
    return switch (snapshot.path("state").asText()) {
      case "SUCCESS" -> Backup.State.DONE;
      case "IN_PROGRESS", "STARTED" -> Backup.State.RUNNING;
      default -> Backup.State.FAILED;
    };
  }

  @Override
  public void delete(String name) {
    EngineReply reply = repository.ask("DELETE", "/" + name, Map.of(), null);
    if (!reply.succeeded() && !reply.errorType().equals("snapshot_missing_exception")) {
      throw EngineErrors.of("the deletion of a backup", reply);
    }
  }
}
