package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.changes.ErasedSpans;
import dev.docket.changes.Match;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Removes spans by their ids, which carry the workspace.
public final class OpenSearchErasedSpans implements ErasedSpans {

  private static final int PAGE = 1_000;

  private static final Map<String, String> VERDICTS =
      Map.of("refresh", "true", "filter_path", "errors,error,status,items.*.error.type");

  private final Engine engine;
  private final EngineSearch search;
  private final OpenSearchSpanTraces known;
  private final String spans;
  private final String requests;

  /// Removes spans from what a pattern names.
  ///
  /// @param spans names all indices of spans
  /// @param requests names all partitions of requests
  public OpenSearchErasedSpans(
      Engine engine, PartitionList partitions, String spans, String requests) {
    this.engine = engine;
    this.known = new OpenSearchSpanTraces(engine, partitions, spans);
    this.search = new EngineSearch(engine);
    this.spans = spans;
    this.requests = requests;
  }

  @Override
  public Removed remove(WorkspaceId workspace, List<Match> erased) {
    Set<String> spanIds = named(erased, Match::spanId);
    Set<String> traces = new HashSet<>(named(erased, Match::traceId));
    traces.addAll(known.of(workspace, unlinked(erased)).values());
    Set<String> empty = new HashSet<>(traces);
    empty.removeAll(withRequests(workspace, traces));
    Set<String> places = new TreeSet<>();
    long removed = 0;
    JsonNode last = null;
    while (true) {
      JsonNode hits = page(workspace, spanIds, traces, last);
      if (hits.isEmpty()) {
        return new Removed(removed, places);
      }
      StringBuilder bulk = new StringBuilder();
      for (JsonNode hit : hits) {
        if (goes(hit.path("_source"), spanIds, empty)) {
          removed++;
          places.add(hit.path("_index").asText());
          bulk.append(delete(hit));
        }
      }
      send(bulk);
      last = hits.get(hits.size() - 1).path("sort");
    }
  }

  private static Set<String> named(List<Match> erased, Function<Match, @Nullable String> id) {
    return erased.stream().map(id).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /// Spans of requests that were never told their trace.
  private static Set<String> unlinked(List<Match> erased) {
    return named(erased.stream().filter(match -> match.traceId() == null).toList(), Match::spanId);
  }

  private static boolean goes(JsonNode span, Set<String> spanIds, Set<String> emptyTraces) {
    return spanIds.contains(span.path("span_id").asText())
        || spanIds.contains(span.path("log_span_id").asText())
        || emptyTraces.contains(span.path("trace_id").asText());
  }

  /// Those traces that some request is left of.
  private Set<String> withRequests(WorkspaceId workspace, Set<String> traces) {
    Set<String> left = new HashSet<>();
    if (traces.isEmpty()) {
      return left;
    }
    ObjectNode body = Json.object().put("size", traces.size()).put("track_total_hits", false);
    body.putArray("_source").add("trace_id");
    body.putObject("collapse").put("field", "trace_id");
    ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
    filter.addObject().putObject("term").put("workspace", workspace.term());
    add(filter.addObject().putObject("terms").putArray("trace_id"), traces);
    for (JsonNode hit : search.hits(requests, body).path("hits")) {
      left.add(hit.at("/_source/trace_id").asText());
    }
    return left;
  }

  private JsonNode page(
      WorkspaceId workspace, Set<String> spanIds, Set<String> traces, @Nullable JsonNode last) {
    ObjectNode body = Json.object().put("size", PAGE).put("track_total_hits", false);
    body.putArray("_source").add("span_id").add("log_span_id").add("trace_id");
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put("start", "asc");
    sort.addObject().put("span_id", "asc");
    sort.addObject().put("_index", "asc");
    if (last != null) {
      body.set("search_after", last);
    }
    ObjectNode bool = body.putObject("query").putObject("bool");
    bool.putArray("filter").addObject().putObject("term").put("workspace", workspace.term());
    ArrayNode either = bool.putArray("should");
    add(either.addObject().putObject("terms").putArray("span_id"), spanIds);
    add(either.addObject().putObject("terms").putArray("trace_id"), traces);
    bool.put("minimum_should_match", 1);
    return search.hits(spans, body).path("hits");
  }

  private static void add(ArrayNode array, Set<String> values) {
    values.forEach(array::add);
  }

  private static String delete(JsonNode hit) {
    ObjectNode action = Json.object();
    action
        .putObject("delete")
        .put("_index", hit.path("_index").asText())
        .put("_id", hit.path("_id").asText());
    return Json.text(action) + "\n";
  }

  private void send(StringBuilder bulk) {
    if (bulk.isEmpty()) {
      return;
    }
    EngineReply reply;
    try {
      reply = engine.bulk(bulk.toString().getBytes(StandardCharsets.UTF_8), VERDICTS);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
    if (!reply.succeeded() || reply.json().path("errors").asBoolean(true)) {
      throw EngineErrors.of("a removal of spans", reply);
    }
  }
}
