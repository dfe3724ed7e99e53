package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.SpanTraces;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.requests.WorkspaceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says which traces spans belong to: by gets, which see every acknowledged write, where spans were
/// written of late, and by one search elsewhere, where nothing is unseen any more.
public final class OpenSearchSpanTraces implements SpanTraces {

  private static final Map<String, String> SOURCE =
      Map.of("filter_path", "docs.found,docs._id,docs._source,docs.error.type,error,status");

  private static final String NO_INDEX = "index_not_found_exception";

  private final WholeSearch search;
  private final PartitionList partitions;
  private final String pattern;

  /// Looks where the list says that spans may be.
  ///
  /// @param pattern names all indices of spans
  public OpenSearchSpanTraces(Engine engine, PartitionList partitions, String pattern) {
    this.search = new WholeSearch(engine);
    this.partitions = partitions;
    this.pattern = pattern;
  }

  @Override
  public Map<String, String> of(WorkspaceId workspace, Set<String> spanIds) {
    if (spanIds.isEmpty()) {
      return Map.of();
    }
    Map<String, String> wanted = new HashMap<>();
    for (String spanId : spanIds) {
      wanted.put(SpanDocument.id(workspace, spanId), spanId);
      wanted.put(SpanDocument.signpostId(workspace, spanId), spanId);
    }
    List<String> recent = partitions.recentSpans();
    Map<String, String> traces = new HashMap<>();
    for (JsonNode document : get(recent, wanted.keySet())) {
      note(document, wanted, traces);
    }
    if (partitions.size() > recent.size()) {
      addOlder(wanted, traces);
    }
    return traces;
  }

  /// Several times, if need be: a span that was sent again stands in several partitions, and takes
  /// the place of another one in the answer.
  private void addOlder(Map<String, String> wanted, Map<String, String> traces) {
    Set<String> missing = new HashSet<>(wanted.keySet());
    boolean full = true;
    while (full && !missing.isEmpty()) {
      missing.removeIf(id -> traces.containsKey(wanted.get(id)));
      JsonNode hits = missing.isEmpty() ? Json.object() : find(missing);
      hits.forEach(hit -> note(hit, wanted, traces));
      full = !hits.isEmpty() && hits.size() == missing.size();
    }
  }

  /// The first that says something counts: the newest comes first.
  private static void note(
      JsonNode document, Map<String, String> wanted, Map<String, String> traces) {
    String spanId = wanted.get(document.path("_id").asText());
    if (spanId != null && document.has("_source")) {
      traces.putIfAbsent(spanId, SpanDocument.trace(document.path("_source")));
    }
  }

  private JsonNode get(List<String> indices, Set<String> ids) {
    ObjectNode body = Json.object();
    ArrayNode docs = body.putArray("docs");
    for (String index : indices) {
      for (String id : ids) {
        docs.addObject()
            .put("_index", index)
            .put("_id", id)
            .putArray("_source")
            .add("trace_id")
            .add("to_trace");
      }
    }
    EngineReply reply = search.send("POST", "/_mget", SOURCE, body);
    JsonNode found = reply.json().path("docs");
    if (!reply.succeeded() || found.size() != docs.size()) {
      throw EngineErrors.of("spans", reply);
    }
    for (JsonNode document : found) {
      String error = document.at("/error/type").asText();
      if (!error.isEmpty() && !error.equals(NO_INDEX)) {
        throw EngineErrors.of("spans: " + error, reply);
      }
    }
    return found;
  }

  /// In all of them, by their pattern: hundreds of names would not fit into a request line.
  private JsonNode find(Set<String> ids) {
    ObjectNode body = Json.object().put("size", ids.size());
    body.putArray("_source").add("trace_id").add("to_trace");
    // By name they begin with the oldest.
    body.putArray("sort").addObject().put("_index", "desc");
    ArrayNode values = body.putObject("query").putObject("ids").putArray("values");
    ids.forEach(values::add);
    return search.hits(pattern, body).path("hits");
  }
}
