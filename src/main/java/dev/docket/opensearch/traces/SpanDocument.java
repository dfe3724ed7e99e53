package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import dev.docket.traces.Span;
import java.nio.charset.StandardCharsets;

/// A span as the document that `index-templates/spans.json` maps, and the signpost beside it.
///
/// Both are found by their id alone, at once: a span under its own id, a signpost under the id of
/// the span that another one names as the one that its request was logged with.
final class SpanDocument {

  private SpanDocument() {}

  static String id(WorkspaceId workspace, String spanId) {
    return workspace.term() + "~" + spanId;
  }

  static String signpostId(WorkspaceId workspace, String spanId) {
    return workspace.term() + "~log~" + spanId;
  }

  /// The body is one JSON text: it is never searched, and may hold any property name.
  static ObjectNode of(WorkspaceId workspace, Span span) {
    String body = Json.text(span.given());
    ObjectNode document = Json.object();
    document
        .put("workspace", workspace.term())
        .put("trace_id", span.traceId())
        .put("span_id", span.spanId())
        .put("start", span.start())
        .put("end", span.end())
        .put("bytes", body.getBytes(StandardCharsets.UTF_8).length);
    if (!span.logSpanId().equals(span.spanId())) {
      document.put("log_span_id", span.logSpanId());
    }
    return document.put("body", body);
  }

  /// No field of it is mapped but the workspace's: it belongs to no list of spans.
  static ObjectNode signpost(WorkspaceId workspace, Span span) {
    return Json.object().put("workspace", workspace.term()).put("to_trace", span.traceId());
  }

  /// The inverse of [#of].
  static Span read(JsonNode source) {
    String spanId = source.path("span_id").asText();
    return new Span(
        source.path("trace_id").asText(),
        spanId,
        source.path("log_span_id").asText(spanId),
        source.path("start").longValue(),
        source.path("end").longValue(),
        (ObjectNode) Json.parse(source.path("body").textValue()));
  }

  /// The trace that a span or a signpost says.
  static String trace(JsonNode source) {
    return source.path("to_trace").asText(source.path("trace_id").asText());
  }
}
