package dev.docket.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The requests of a store as others would keep their metadata: beside Docket's columns in a
/// keyword field for each key, and in another index as nested pairs. Made by the engine alone, out
/// of a copy of Docket's index, with Docket's settings; texts are left out, no group-by looks at
/// them.
final class ComparedIndices {

  static final String FIELDS = "bench-fields";
  static final String NESTED = "bench-nested";

  private static final Duration POLL = Duration.ofSeconds(1);

  private static final String KEPT =
      """
      def kept = [:];
      for (name in ['workspace', 'seq', 'sort_time', 'request_start_time', 'price', 'latency_ms']) {
        kept[name] = ctx._source[name];
      }
      """;

  private static final String TO_FIELDS =
      KEPT
          + """
          kept.metadata = ctx._source.metadata;
          kept.dedicated = [:];
          for (entry in ctx._source.metadata) {
            if (params.keys.contains(entry.k)) {
              kept.dedicated[entry.k] = entry.v;
            }
          }
          ctx._source = kept;
          """;

  private static final String TO_NESTED =
      KEPT
          + """
          kept.pairs = [];
          for (entry in ctx._source.metadata) {
            kept.pairs.add(['k': entry.k, 'v': entry.v]);
          }
          ctx._source = kept;
          """;

  private final Http engine;

  ComparedIndices(Http engine) {
    this.engine = engine;
  }

  /// Makes both unless they are there, whole.
  void make(long requests) throws IOException, InterruptedException {
    // Shards of a million requests are not there from the first moment on.
    var _ = engine.get("/_cluster/health?wait_for_status=yellow&timeout=2m");
    make(FIELDS, withDedicated(template()), TO_FIELDS, requests);
    make(NESTED, withPairs(template()), TO_NESTED, requests);
    countOnOneCore();
  }

  /// Counted in several parts at once, of which each keeps its largest groups only, the answers
  /// would depend on how each index happens to be cut.
  private void countOnOneCore() throws IOException, InterruptedException {
    ObjectNode alone = Json.object();
    alone.putObject("index").put("search.concurrent_segment_search.mode", "none");
    for (String index : List.of(FIELDS, NESTED)) {
      var _ = engine.put("/" + index + "/_settings", alone);
    }
  }

  private void make(String index, ObjectNode mapped, String script, long requests)
      throws IOException, InterruptedException {
    if (engine.get("/_cat/indices?format=json").toString().contains('"' + index + '"')) {
      if (engine.get("/" + index + "/_count").path("count").longValue() >= requests) {
        return;
      }
      var _ = engine.send("DELETE", "/" + index, null);
    }
    System.err.printf("making %s%n", index);
    ((ObjectNode) mapped.at("/settings/index")).put("refresh_interval", "-1");
    var _ = engine.put("/" + index, mapped);
    ObjectNode copy = Json.object();
    copy.putObject("source").put("index", "docket-requests-*").put("size", 2_000);
    copy.putObject("dest").put("index", index);
    ObjectNode change = copy.putObject("script").put("source", script);
    ArrayNode keys = change.putObject("params").putArray("keys");
    GroupKeys.ASKED.forEach(key -> keys.add(key.key()));
    String task = engine.post("/_reindex?wait_for_completion=false", copy).path("task").asText();
    JsonNode state = engine.get("/_tasks/" + task);
    while (!state.path("completed").asBoolean()) {
      Thread.sleep(POLL);
      state = engine.get("/_tasks/" + task);
    }
    if (!state.at("/response/failures").isEmpty() || state.has("error")) {
      throw new IOException(index + " was not made: " + state);
    }
    var _ = engine.post("/" + index + "/_refresh", Json.object());
    ObjectNode refreshing = Json.object();
    refreshing.putObject("index").put("refresh_interval", "1s");
    var _ = engine.put("/" + index + "/_settings", refreshing);
  }

  private static ObjectNode template() throws IOException {
    return (ObjectNode)
        Json.parse(Files.readAllBytes(Path.of("index-templates", "requests.json")))
            .path("template")
            .deepCopy();
  }

  private static ObjectNode withDedicated(ObjectNode template) {
    ObjectNode fields = properties(template).putObject("dedicated").putObject("properties");
    GroupKeys.ASKED.forEach(key -> fields.putObject(key.key()).put("type", "keyword"));
    return template;
  }

  private static ObjectNode withPairs(ObjectNode template) {
    ObjectNode properties = properties(template);
    properties.remove("metadata");
    ObjectNode pair = properties.putObject("pairs").put("type", "nested").putObject("properties");
    pair.putObject("k").put("type", "keyword");
    pair.putObject("v").put("type", "keyword");
    return template;
  }

  private static ObjectNode properties(ObjectNode template) {
    return (ObjectNode) template.at("/mappings/properties");
  }
}
