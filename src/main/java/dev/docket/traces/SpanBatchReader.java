package dev.docket.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.LogRequest;
import dev.docket.ingest.PromptLinks;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import dev.docket.requests.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads a `POST /spans-bulk` body. One fault anywhere and nothing of it is stored; unknown
/// properties are ignored.
public final class SpanBatchReader {

  private final Instant now;
  private final PromptLinks links;
  private final List<Span> spans = new ArrayList<>();
  private final List<SpanBatch.Log> logs = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();

  private SpanBatchReader(Instant now, PromptLinks links) {
    this.now = now;
    this.links = links;
  }

  /// Reads a body.
  ///
  /// @param now when it came
  /// @param links the prompt registry of the caller's workspace
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid], with a pointer
  public static SpanBatch read(JsonNode body, Instant now, PromptLinks links) {
    SpanFields fields = SpanFields.of(body, "");
    if (!fields.has("spans")) {
      throw fields.invalid("spans", "is required");
    }
    SpanBatchReader reader = new SpanBatchReader(now, links);
    int index = 0;
    for (JsonNode span : fields.array("spans", SpanLimits.SPANS)) {
      reader.add(span, Pointer.to("/spans", index++));
    }
    return new SpanBatch(reader.spans, reader.logs, reader.warnings);
  }

  private void add(JsonNode given, String pointer) {
    SpanFields fields = SpanFields.of(given, pointer);
    Span span = SpanReader.read(fields, pointer, warnings);
    spans.add(span);
    if (!fields.has("log_request")) {
      return;
    }
    String at = fields.pointer("log_request");
    if (managed(span)) {
      warnings.add(new Warning(at, "left out: the span's client logs its request itself"));
      return;
    }
    logs.add(
        new SpanBatch.Log(
            span.spanId(),
            LogRequest.readWithin(at, body(fields.node("log_request"), span), now, links)));
  }

  private static boolean managed(Span span) {
    return span.given().path("attributes").path(Attributes.MANAGED).asBoolean(false);
  }

  /// The log is the span's, and has its times unless it says others.
  private static JsonNode body(JsonNode given, Span span) {
    if (!given.isObject()) {
      return given;
    }
    ObjectNode body = Json.object();
    given.properties().forEach(entry -> body.set(entry.getKey(), entry.getValue()));
    body.put("span_id", span.logSpanId());
    time(body, span, "request_start_time", "requestStartTime", "start_time");
    time(body, span, "request_end_time", "requestEndTime", "end_time");
    return body;
  }

  private static void time(ObjectNode body, Span span, String name, String alias, String ofSpan) {
    if (!body.hasNonNull(name) && !body.hasNonNull(alias)) {
      long nanos = Long.parseLong(span.given().path(ofSpan).textValue());
      body.put(name, Times.format(Nanos.instant(nanos)));
    }
  }
}
