package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.traces.SpanRequests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds requests by the spans that made them, in all partitions.
public final class OpenSearchSpanRequests implements SpanRequests {

  private static final int PAGE = 1_000;

  private final WholeSearch search;
  private final String pattern;

  /// Searches what the pattern names.
  ///
  /// @param pattern names all partitions of requests
  public OpenSearchSpanRequests(Engine engine, String pattern) {
    this.search = new WholeSearch(engine);
    this.pattern = pattern;
  }

  @Override
  public List<Made> unlinked(
      WorkspaceId workspace, Map<String, String> traces, @Nullable RequestId after, int most) {
    ObjectNode body = query(workspace, "span_id", traces.keySet(), most);
    ArrayNode not = ((ObjectNode) body.at("/query/bool")).putArray("must_not");
    add(not.addObject().putObject("terms").putArray("trace_id"), new HashSet<>(traces.values()));
    if (after != null) {
      body.putArray("search_after").add(after.value());
    }
    List<Made> made = new ArrayList<>();
    for (JsonNode hit : search.hits(pattern, body).path("hits")) {
      made.add(new Made(id(hit), hit.at("/_source/span_id").asText()));
    }
    return made;
  }

  @Override
  public Map<String, RequestId> firstOf(WorkspaceId workspace, Set<String> spanIds) {
    ObjectNode body = query(workspace, "span_id", spanIds, spanIds.size());
    body.putObject("collapse").put("field", "span_id");
    Map<String, RequestId> first = new HashMap<>();
    for (JsonNode hit : search.hits(pattern, body).path("hits")) {
      first.putIfAbsent(hit.at("/_source/span_id").asText(), id(hit));
    }
    return first;
  }

  @Override
  public Map<String, RequestId> stored(WorkspaceId workspace, Set<String> resendKeys) {
    Map<String, RequestId> stored = new HashMap<>();
    Set<String> open = new HashSet<>(resendKeys);
    while (!open.isEmpty()) {
      JsonNode hits = search.hits(pattern, query(workspace, "resend_key", open, PAGE)).path("hits");
      for (JsonNode hit : hits) {
        stored.putIfAbsent(hit.at("/_source/resend_key").asText(), id(hit));
      }
      if (hits.size() < PAGE) {
        return stored;
      }
      open.removeAll(stored.keySet());
    }
    return stored;
  }

  /// The requests whose field is one of these, by id.
  private static ObjectNode query(
      WorkspaceId workspace, String field, Collection<String> values, int size) {
    ObjectNode body = Json.object().put("size", size).put("track_total_hits", false);
    body.putArray("_source").add("seq").add(field);
    body.putArray("sort").addObject().put("seq", "asc");
    ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
    filter.addObject().putObject("term").put("workspace", workspace.term());
    add(filter.addObject().putObject("terms").putArray(field), values);
    return body;
  }

  private static void add(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }

  private static RequestId id(JsonNode hit) {
    return new RequestId(hit.at("/_source/seq").longValue());
  }
}
