package dev.docket.traces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows traces, every write included that was acknowledged before.
public final class Traces {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRY_AFTER = 2;

  private final SpanStore spans;
  private final SpanRequests requests;
  private final Visibility visibility;

  public Traces(SpanStore spans, SpanRequests requests, Visibility visibility) {
    this.spans = spans;
    this.requests = requests;
    this.visibility = visibility;
  }

  /// One trace, or a page of it.
  ///
  /// @throws ProblemException [Problem.NotFound] when the workspace has no span of it
  public ObjectNode show(WorkspaceId workspace, String traceId, TracePlace place) {
    String id = HexId.of(traceId, HexId.TRACE_DIGITS);
    if (id == null) {
      throw unknown();
    }
    if (!visibility.everythingSearchable(PATIENCE).join()) {
      throw ProblemException.unavailable(
          "What was written last cannot be searched yet.", RETRY_AFTER);
    }
    SpanPage page = spans.trace(workspace, id, place);
    if (page.total() == 0) {
      throw unknown();
    }
    Map<String, RequestId> made =
        page.spans().isEmpty()
            ? Map.of()
            : requests.firstOf(
                workspace, page.spans().stream().map(Span::logSpanId).collect(Collectors.toSet()));
    return json(id, page, made);
  }

  private static ObjectNode json(String traceId, SpanPage page, Map<String, RequestId> made) {
    ObjectNode json = Json.object().put("success", true).put("trace_id", traceId);
    ArrayNode spans = json.putArray("spans");
    for (Span span : page.spans()) {
      RequestId request = made.get(span.logSpanId());
      ObjectNode one = spans.addObject();
      one.put("id", span.id()).put("span_id", span.spanId()).put("trace_id", span.traceId());
      one.setAll(span.given());
      one.put("request_log_id", request == null ? null : request.value());
    }
    return json.put("total", page.total())
        .put("incomplete", page.more())
        .put("next_cursor", page.more() ? TracePlace.cursorAfter(page.spans().getLast()) : null);
  }

  private static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("No trace has this id."));
  }
}
