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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Removes spans by their ids, which carry the workspace.
public final class OpenSearchErasedSpans implements ErasedSpans {

  private static final int PAGE = 1_000;

  private static final Map<String, String> VERDICTS =
      Map.of("refresh", "true", "filter_path", "errors,error,status,items.*.error.type");

  private final Engine engine;
  private final WholeSearch search;
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
    this.search = new WholeSearch(engine);
    this.spans = spans;
    this.requests = requests;
  }

  @Override
  public Going of(WorkspaceId workspace, List<Match> erased) {
    Set<String> traces = new HashSet<>(named(erased, Match::traceId));
    traces.addAll(known.of(workspace, unlinked(erased)).values());
    Going unplaced = new Going(named(erased, Match::spanId), traces, Set.of(), 0);
    Set<String> places = new HashSet<>();
    AtomicLong count = new AtomicLong();
    walk(
        workspace,
        unplaced,
        page -> {
          page.forEach(hit -> places.add(hit.path("_index").asText()));
          count.addAndGet(page.size());
        });
    return new Going(unplaced.spanIds(), traces, places, count.get());
  }

  @Override
  public void remove(WorkspaceId workspace, Going going) {
    walk(workspace, going, this::delete);
  }

  /// Shows all spans that go, a page at a time.
  private void walk(WorkspaceId workspace, Going going, Consumer<List<JsonNode>> pages) {
    Set<String> empty = new HashSet<>(going.traces());
    empty.removeAll(withRequests(workspace, going.traces()));
    JsonNode hits = page(workspace, going, null);
    while (!hits.isEmpty()) {
      JsonNode last = hits.get(hits.size() - 1).path("sort");
      pages.accept(
          hits.valueStream()
              .filter(hit -> goes(hit.path("_source"), going.spanIds(), empty))
              .toList());
      hits = page(workspace, going, last);
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

  private JsonNode page(WorkspaceId workspace, Going going, @Nullable JsonNode last) {
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
    add(either.addObject().putObject("terms").putArray("span_id"), going.spanIds());
    add(either.addObject().putObject("terms").putArray("trace_id"), going.traces());
    bool.put("minimum_should_match", 1);
    return search.hits(spans, body).path("hits");
  }

  private static void add(ArrayNode array, Set<String> values) {
    values.forEach(array::add);
  }

  private void delete(List<JsonNode> hits) {
    if (hits.isEmpty()) {
      return;
    }
    StringBuilder bulk = new StringBuilder();
    for (JsonNode hit : hits) {
      ObjectNode action = Json.object();
      action
          .putObject("delete")
          .put("_index", hit.path("_index").asText())
          .put("_id", hit.path("_id").asText());
      bulk.append(Json.text(action)).append('\n');
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
