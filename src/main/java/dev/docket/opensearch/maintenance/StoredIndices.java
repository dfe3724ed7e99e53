package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.schema.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All indices of one prefix, and how many documents each has.
final class StoredIndices {

  private static final int MAX_INDICES = 10_000;

  private final MaintenanceCalls calls;
  private final Layout layout;

  StoredIndices(Engine engine, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.layout = layout;
  }

  private String pattern() {
    return String.join(
        ",",
        layout.requestsPattern(),
        layout.spansPattern(),
        layout.objectsIndex(),
        layout.promptsIndex());
  }

  /// Those that are there; none that is given up.
  List<String> names() {
    List<String> names = new ArrayList<>();
    calls
        .get(
            "the list of indices",
            "/" + pattern() + "/_alias",
            Map.of("expand_wildcards", "open", "ignore_unavailable", "true"))
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  /// Counted now, with all that is acknowledged. Objects are not: sessions and jobs come and go.
  Map<String, Long> documents() {
    Map<String, Long> documents = new HashMap<>();
    names().forEach(name -> documents.put(name, 0L));
    String counted = pattern();
    calls.must(
        "a refresh",
        "POST",
        "/" + counted + "/_refresh",
        Map.of("ignore_unavailable", "true"),
        null);
    JsonNode found =
        calls.must(
            "the count of documents",
            "POST",
            "/" + counted + "/_search",
            Map.of("ignore_unavailable", "true", "allow_partial_search_results", "false"),
            byIndex());
    for (JsonNode bucket : found.at("/aggregations/indices/buckets")) {
      String index = bucket.path("key").textValue();
      if (!index.equals(layout.objectsIndex())) {
        documents.put(index, bucket.path("doc_count").longValue());
      }
    }
    return documents;
  }

  private static ObjectNode byIndex() {
    ObjectNode body = Json.object().put("size", 0).put("track_total_hits", false);
    body.putObject("aggs")
        .putObject("indices")
        .putObject("terms")
        .put("field", "_index")
        .put("size", MAX_INDICES);
    return body;
  }

  /// The primaries of all of them, as the engine lists shards.
  JsonNode shards() {
    return calls.get(
        "the list of shards",
        "/_cat/shards/" + pattern(),
        Map.of("format", "json", "h", "index,shard,prirep,state,unassigned.reason"));
  }
}
