package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.Layout;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.RequestCounts;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts requests by one aggregation over all partitions, and their bytes by the partitions'
/// stores.
public final class StoredRequestCounts implements RequestCounts {

  private final Engine engine;
  private final Layout layout;

  public StoredRequestCounts(Engine engine, Layout layout) {
    this.engine = engine;
    this.layout = layout;
  }

  @Override
  public Counted count(List<WorkspaceId> workspaces) {
    JsonNode found =
        call(
            "POST",
            "/_search",
            Map.of("allow_partial_search_results", "false", "ignore_unavailable", "true"),
            byWorkspace(workspaces));
    JsonNode stats = call("GET", "/_stats/store", Map.of("filter_path", "_all.total"), null);
    Map<WorkspaceId, Long> requests = new HashMap<>();
    for (JsonNode bucket : found.path("aggregations").path("workspaces").path("buckets")) {
      requests.put(
          new WorkspaceId(Long.parseLong(bucket.path("key").textValue())),
          bucket.path("doc_count").longValue());
    }
    return new Counted(
        requests,
        found.path("hits").path("total").path("value").longValue(),
        stats.path("_all").path("total").path("store").path("size_in_bytes").longValue());
  }

  /// A bucket for each of them and for no other: each shard then counts all of them, so that the
  /// sums are exact.
  private static ObjectNode byWorkspace(List<WorkspaceId> workspaces) {
    ObjectNode body = Json.object().put("size", 0).put("track_total_hits", true);
    ObjectNode terms = body.putObject("aggs").putObject("workspaces").putObject("terms");
    ArrayNode include = terms.put("field", "workspace").putArray("include");
    workspaces.forEach(workspace -> include.add(workspace.term()));
    terms.put("size", workspaces.size());
    return body;
  }

  private JsonNode call(
      String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    EngineReply reply;
    try {
      reply = engine.call(method, "/" + layout.requestsPattern() + path, query, body);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("the count of requests", reply);
    }
    return reply.json();
  }
}
