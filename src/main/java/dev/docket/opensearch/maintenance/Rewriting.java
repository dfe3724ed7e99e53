package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
/// A merge keeps what is deleted while other copies of a shard might still have to be told of it,
/// and the translog keeps it until the next commit. So there is a commit before, after which nobody
/// need be told, and one at the end, with which the old files go.
public final class Rewriting implements Expunging {

  private static final Map<String, String> THOSE_THERE = Map.of("ignore_unavailable", "true");

  private final MaintenanceCalls calls;
  private final Layout layout;

  public Rewriting(Engine engine, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.layout = layout;
  }

  @Override
  public String begin(Set<String> places) {
    Set<String> all = new TreeSet<>(places);
    all.add(layout.objectsIndex());
    String indices = String.join(",", all);
    var settings = Json.object();
    // Segments with few deletions would be left alone.
    settings.put("index.merge.policy.expunge_deletes_allowed", 0);
    calls.must(
        "a setting of merges", "PUT", "/" + indices + "/_settings", THOSE_THERE, settings);
    flush(indices);
    String task =
        calls
            .must(
                "a merge",
                "POST",
                "/" + indices + "/_forcemerge",
                Map.of(
                    "only_expunge_deletes",
                    "true",
                    "ignore_unavailable",
                    "true",
                    "wait_for_completion",
                    "false"),
                null)
            .path("task")
            .asText();
    var begun = Json.object().put("task", task);
    ArrayNode array = begun.putArray("indices");
    all.forEach(array::add);
    return Json.text(begun);
  }

  @Override
  public Progress progress(String text) {
    JsonNode begun = Json.parse(text);
    EngineReply reply =
        calls.ask("GET", "/_tasks/" + begun.path("task").asText(), Map.of(), null);
    if (reply.status() == 404) {
      return Progress.LOST;
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("the progress of a merge", reply);
    }
    if (!reply.json().path("completed").asBoolean()) {
      return Progress.RUNNING;
    }
    if (reply.json().has("error") || reply.json().at("/response/_shards/failed").intValue() > 0) {
      return Progress.LOST;
    }
    Set<String> indices = new TreeSet<>();
    begun.path("indices").forEach(index -> indices.add(index.asText()));
    flush(String.join(",", indices));
    return Progress.DONE;
  }

  private void flush(String indices) {
    EngineReply reply =
        calls.ask(
            "POST",
            "/" + indices + "/_flush",
            Map.of("force", "true", "wait_if_ongoing", "true", "ignore_unavailable", "true"),
            null);
    if (!reply.succeeded() || reply.json().at("/_shards/failed").intValue() > 0) {
      throw EngineErrors.of("a commit", reply);
    }
  }
}
