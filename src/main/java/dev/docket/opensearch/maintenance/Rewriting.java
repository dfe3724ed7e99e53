package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.changes.Expunging;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.Layout;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Rewrites segments that hold something deleted, by the engine's forced merges.
///
/// A merge keeps what is deleted for as long as another copy of the shard might have to be told of
/// it: until every copy's lease is beyond the deletion, and a commit holds it. So the leases are
/// waited for first, which the engine renews every 30 s; then there is a commit and the merge.
/// Searches hold the old files until a refresh, and the last commit until the next one.
public final class Rewriting implements Expunging {

  private static final String WHERE = "indices";
  private static final String BEHIND = "changes";
  private static final String TASK = "task";

  /// Of 4 KiB that the engine takes as the first line of a call.
  private static final int LONGEST = 3_000;

  private static final String MERGED = "index.merge.policy.expunge_deletes_allowed";

  private final MaintenanceCalls calls;
  private final Layout layout;

  public Rewriting(Engine engine, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.layout = layout;
  }

  @Override
  public Progress.Running begin(Set<String> places) {
    Set<String> all = new TreeSet<>(places);
    all.add(layout.objectsIndex());
    ObjectNode state = Json.object();
    ArrayNode array = state.putArray(WHERE);
    all.forEach(array::add);
    // Segments with few deletions would be left alone. Nothing else reads it, so it stays: another
    // erasure of the same indices may be under way.
    set(state, Json.object().put(MERGED, 0));
    ObjectNode changes = state.putObject(BEHIND);
    for (Map.Entry<String, JsonNode> shard : shards(state).properties()) {
      // As the engine says of a shard that nothing was ever written to.
      long last = -1;
      for (JsonNode copy : shard.getValue()) {
        last = Math.max(last, copy.at("/seq_no/max_seq_no").longValue());
      }
      changes.put(shard.getKey(), last);
    }
    return running(state);
  }

  @Override
  public Progress progress(String text) {
    ObjectNode state = (ObjectNode) Json.parse(text);
    if (state.has(TASK)) {
      return merged(state);
    }
    if (isLeased(state)) {
      return running(state);
    }
    flush(state);
    JsonNode merge =
        calls.must(
            "a merge",
            "POST",
            "/" + where(state) + "/_forcemerge",
            Map.of(
                "only_expunge_deletes", "true",
                "ignore_unavailable", "true",
                "wait_for_completion", "false"),
            null);
    return running(state.put(TASK, merge.path("task").asText()));
  }

  private Progress merged(ObjectNode state) {
    EngineReply reply = calls.ask("GET", "/_tasks/" + state.path(TASK).asText(), Map.of(), null);
    if (reply.status() == 404) {
      return new Progress.Lost();
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("the progress of a merge", reply);
    }
    if (!reply.json().path("completed").asBoolean()) {
      return running(state);
    }
    if (reply.json().has("error") || reply.json().at("/response/_shards/failed").intValue() > 0) {
      return new Progress.Lost();
    }
    whole("a refresh", "/" + where(state) + "/_refresh", Map.of("ignore_unavailable", "true"));
    flush(state);
    return new Progress.Done();
  }

  /// Whether some copy might still ask for what was deleted before the beginning.
  private boolean isLeased(ObjectNode state) {
    JsonNode changes = state.path(BEHIND);
    for (Map.Entry<String, JsonNode> shard : shards(state).properties()) {
      for (JsonNode copy : shard.getValue()) {
        for (JsonNode lease : copy.at("/retention_leases/leases")) {
          if (lease.path("retaining_seq_no").longValue()
              <= changes.path(shard.getKey()).asLong(-1)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// All copies of each shard, by the shard's name.
  private ObjectNode shards(ObjectNode state) {
    JsonNode stats =
        calls.get(
            "the numbers of changes",
            "/" + where(state) + "/_stats/docs",
            Map.of("level", "shards", "ignore_unavailable", "true"));
    ObjectNode shards = Json.object();
    for (Map.Entry<String, JsonNode> index : stats.path("indices").properties()) {
      for (Map.Entry<String, JsonNode> shard : index.getValue().path("shards").properties()) {
        shards.set(index.getKey() + "/" + shard.getKey(), shard.getValue());
      }
    }
    return shards;
  }

  private void set(ObjectNode state, ObjectNode settings) {
    calls.must(
        "settings of a merge",
        "PUT",
        "/" + where(state) + "/_settings",
        Map.of("ignore_unavailable", "true"),
        settings);
  }

  private void flush(ObjectNode state) {
    whole(
        "a commit",
        "/" + where(state) + "/_flush",
        Map.of("force", "true", "wait_if_ongoing", "true", "ignore_unavailable", "true"));
  }

  /// Of every shard: one that was left out may hold what was to go.
  private void whole(String what, String path, Map<String, String> parameters) {
    JsonNode reply = calls.must(what, "POST", path, parameters, null);
    if (reply.at("/_shards/failed").intValue() > 0) {
      throw EngineErrors.of(what, new EngineReply(200, reply));
    }
  }

  /// Names them in a path; all of this store's when they are too many for the engine's line.
  private String where(ObjectNode state) {
    Set<String> indices = new TreeSet<>();
    state.path(WHERE).forEach(index -> indices.add(index.asText()));
    String names = String.join(",", indices);
    return names.length() <= LONGEST
        ? names
        : String.join(",", layout.requestsPattern(), layout.spansPattern(), layout.objectsIndex());
  }

  private static Progress.Running running(ObjectNode state) {
    return new Progress.Running(Json.text(state));
  }
}
