package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.traces.Span;
import dev.docket.traces.SpanPage;
import dev.docket.traces.SpanStore;
import dev.docket.traces.TracePlace;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps spans beside the partitions of requests. The index of each is made when its first span
/// comes: who traces nothing has none.
public final class OpenSearchSpans implements SpanStore {

  /// Of bodies that one answer carries; a larger span stands alone.
  private static final long MAX_ANSWER = 16 << 20;

  private static final Map<String, String> VERDICTS =
      Map.of("timeout", "2s", "filter_path", "error,status,errors,items.*.error.type");

  private final Engine engine;
  private final WholeSearch search;
  private final PartitionList partitions;
  private final String pattern;
  private final Supplier<Optional<String>> obstacle;
  private final Consumer<String> announced;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  /// A store of spans.
  ///
  /// @param pattern names all indices of spans
  /// @param obstacle why nothing may be written now, asked before each call's spans
  /// @param announced hears of an index that was written to, before whoever wrote does
  public OpenSearchSpans(
      Engine engine,
      PartitionList partitions,
      String pattern,
      Supplier<Optional<String>> obstacle,
      Consumer<String> announced) {
    this.engine = engine;
    this.search = new WholeSearch(engine);
    this.partitions = partitions;
    this.pattern = pattern;
    this.obstacle = obstacle;
    this.announced = announced;
  }

  @Override
  public void store(WorkspaceId workspace, List<Span> spans) {
    obstacle
        .get()
        .ifPresent(reason -> {
          throw ProblemException.unavailable(reason, 10);
        });
    String index =
        partitions
            .newestSpans()
            .orElseThrow(
                () -> ProblemException.unavailable("The store is not ready for writes yet.", 2));
    if (!made.contains(index)) {
      make(index);
    }
    try {
      SpanBulks.send(index, workspace, spans, bulk -> send(index, bulk));
    } finally {
      // Some of them may be stored also when it failed.
      announced.accept(index);
    }
  }

  private void make(String index) {
    EngineReply reply = search.send("PUT", "/" + index, Map.of(), null);
    if (!reply.succeeded() && !reply.errorType().equals("resource_already_exists_exception")) {
      throw EngineErrors.of("an index of spans", reply);
    }
    made.add(index);
  }

  /// Documents have one form, so none is refused for what it is: all that fails passes.
  private void send(String index, byte[] bulk) {
    EngineReply reply;
    try {
      reply = engine.bulk(bulk, VERDICTS);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
    if (!reply.succeeded() || reply.json().path("errors").asBoolean(true)) {
      // It may have been removed by somebody.
      made.remove(index);
      throw EngineErrors.of("spans", reply);
    }
  }

  @Override
  public SpanPage trace(WorkspaceId workspace, String traceId, TracePlace after) {
    ObjectNode sizes = query(workspace, traceId, after).put("size", after.limit() + 1);
    sizes.put("track_total_hits", true).put("_source", false);
    sizes.putArray("docvalue_fields").add("bytes");
    JsonNode found = search.hits(pattern, sizes);
    long total = found.at("/total/value").longValue();
    int fitting = fitting(found.path("hits"), after.limit());
    if (fitting == 0) {
      return new SpanPage(List.of(), total, false);
    }
    ObjectNode bodies = query(workspace, traceId, after).put("size", fitting);
    JsonNode hits = search.hits(pattern, bodies.put("track_total_hits", false)).path("hits");
    return new SpanPage(spans(hits), total, found.path("hits").size() > fitting);
  }

  private static ObjectNode query(WorkspaceId workspace, String traceId, TracePlace after) {
    ObjectNode body = Json.object();
    ArrayNode filter = body.putObject("query").putObject("bool").putArray("filter");
    filter.addObject().putObject("term").put("workspace", workspace.term());
    filter.addObject().putObject("term").put("trace_id", traceId);
    ArrayNode sort = body.putArray("sort");
    sort.addObject().put("start", "asc");
    sort.addObject().put("end", "desc");
    sort.addObject().put("span_id", "asc");
    TracePlace.Last last = after.after();
    if (last != null) {
      body.putArray("search_after").add(last.start()).add(last.end()).add(last.spanId());
    }
    return body;
  }

  /// How many of them an answer may carry; at least one, if there is one.
  private static int fitting(JsonNode hits, int limit) {
    long bytes = 0;
    int fitting = 0;
    for (JsonNode hit : hits) {
      bytes += hit.at("/fields/bytes/0").longValue();
      if (fitting == limit || (fitting > 0 && bytes > MAX_ANSWER)) {
        return fitting;
      }
      fitting++;
    }
    return fitting;
  }

  /// A span that was sent again after the turn of a partition stands in both; the later one counts.
  private static List<Span> spans(JsonNode hits) {
    Map<String, JsonNode> newest = new LinkedHashMap<>();
    for (JsonNode hit : hits) {
      newest.merge(
          hit.path("_id").asText(),
          hit,
          (one, other) -> index(one).compareTo(index(other)) < 0 ? other : one);
    }
    return newest.values().stream().map(hit -> SpanDocument.read(hit.path("_source"))).toList();
  }

  private static String index(JsonNode hit) {
    return hit.path("_index").asText();
  }
}
