package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.maintenance.backups.Backup;
import dev.docket.maintenance.backups.EmptyStore;
import dev.docket.maintenance.backups.Progress;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.schema.Layout;
import java.util.HashMap;
import java.util.Map;

/// Brings snapshots back into an engine that has no index of this prefix.
public final class RestoredSnapshots implements EmptyStore, AutoCloseable {

  private final MaintenanceCalls calls;
  private final StoredIndices indices;
  private final SnapshotRepository repository;
  private final Layout layout;

  public RestoredSnapshots(Engine engine, Layout layout, SnapshotPlace place) {
    this.calls = new MaintenanceCalls(engine);
    this.indices = new StoredIndices(engine, layout);
    this.repository = new SnapshotRepository(engine, place);
    this.layout = layout;
  }

  @Override
  public boolean isEmpty() {
    if (indices.names().isEmpty()) {
      return true;
    }
    // An engine that is stopped while it recovers says so with pages of stack traces, under which
    // the reason for the refusal would be lost.
    var _ =
        calls.ask(
            "GET",
            "/_cluster/health",
            Map.of("wait_for_no_initializing_shards", "true", "timeout", "20s"),
            null);
    return false;
  }

  @Override
  public void begin(Backup backup) {
    ObjectNode body =
        Json.object().put("indices", String.join(",", backup.manifest().documents().keySet()));
    body.put("include_global_state", false).put("include_aliases", false);
    body.put("rename_pattern", "^" + backup.manifest().prefix() + "-");
    body.put("rename_replacement", layout.prefix() + "-");
    body.putObject("index_settings").put("index.number_of_replicas", layout.replicas());
    var _ =
        repository.must(
            "a restore", "POST", "/%s/_restore".formatted(backup.name()), Map.of(), body);
  }

  /// Without this the engine would look for the folder at every start, and may not use it then.
  @Override
  public void close() {
    repository.forget();
  }

  @Override
  public Progress progress() {
    long parts = 0;
    long done = 0;
    long failed = 0;
    for (JsonNode shard : indices.shards()) {
      if (shard.path("prirep").asText().equals("p")) {
        parts++;
        done += shard.path("state").asText().equals("STARTED") ? 1 : 0;
        failed += shard.path("unassigned.reason").asText().equals("ALLOCATION_FAILED") ? 1 : 0;
      }
    }
    return new Progress(parts, done, failed);
  }

  @Override
  public Map<String, Long> documents(Backup backup) {
    Map<String, Long> documents = new HashMap<>();
    indices
        .documents()
        .forEach((index, count) ->
            documents.put(
                backup.manifest().prefix() + index.substring(layout.prefix().length()), count));
    return documents;
  }
}
