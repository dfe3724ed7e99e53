package dev.docket.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one span of a `/spans-bulk` body.
final class SpanReader {

  private final SpanFields fields;
  private final List<Warning> warnings;

  private SpanReader(SpanFields fields, List<Warning> warnings) {
    this.fields = fields;
    this.warnings = warnings;
  }

  /// Reads it.
  ///
  /// @param warnings takes what was shortened
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid], with a pointer
  static Span read(SpanFields fields, String pointer, List<Warning> warnings) {
    Span span = new SpanReader(fields, warnings).read();
    int bytes = Json.bytes(span.given()).length;
    if (bytes > SpanLimits.BYTES) {
      throw ProblemException.invalid(
          pointer,
          "%s must not take more than %,d bytes as JSON, but takes %,d."
              .formatted(pointer, SpanLimits.BYTES, bytes));
    }
    return span;
  }

  private Span read() {
    SpanFields context = fields.object("context");
    String traceId = context.id("trace_id", HexId.TRACE_DIGITS);
    String spanId = context.id("span_id", HexId.SPAN_DIGITS);
    long start = fields.nanos("start_time");
    long end = fields.nanos("end_time");
    ObjectNode attributes = Attributes.read(fields, warnings);
    ObjectNode given = Json.object();
    given.put("name", name(fields));
    given
        .putObject("context")
        .put("trace_id", traceId)
        .put("span_id", spanId)
        .put("trace_state", context.text("trace_state", SpanLimits.WORD));
    given.put("kind", word(fields, "kind"));
    given.put("parent_id", parent());
    // Texts: most readers' numbers are not exact to the nanosecond.
    given.put("start_time", Long.toString(start));
    given.put("end_time", Long.toString(end));
    given.set("status", status());
    given.set("attributes", attributes);
    given.set("events", events());
    given.set("links", links());
    given.set("resource", resource());
    return new Span(traceId, spanId, logSpanId(attributes, spanId), start, end, given);
  }

  private static String name(SpanFields of) {
    if (!of.has("name")) {
      throw of.invalid("name", "is required");
    }
    return of.text("name", SpanLimits.NAME);
  }

  private static @Nullable String word(SpanFields of, String name) {
    return of.has(name) ? of.text(name, SpanLimits.WORD) : null;
  }

  private @Nullable String parent() {
    String given = fields.text("parent_id", SpanLimits.WORD);
    return HexId.isZero(given) ? null : fields.id("parent_id", HexId.SPAN_DIGITS);
  }

  private ObjectNode status() {
    SpanFields status = fields.object("status");
    ObjectNode json = Json.object().put("status_code", word(status, "status_code"));
    if (status.has("description")) {
      json.put("description", status.text("description", SpanLimits.TEXT));
    }
    return json;
  }

  private ArrayNode events() {
    ArrayNode events = Json.object().arrayNode();
    int index = 0;
    for (JsonNode given : fields.array("events", SpanLimits.MEMBERS)) {
      SpanFields event = SpanFields.of(given, Pointer.to(fields.pointer("events"), index++));
      events
          .addObject()
          .put("name", name(event))
          .put("timestamp", Long.toString(event.nanos("timestamp")))
          .set("attributes", Attributes.read(event, warnings));
    }
    return events;
  }

  /// The other span's context stays as it is: SDKs spell its properties in two ways.
  private ArrayNode links() {
    ArrayNode links = Json.object().arrayNode();
    int index = 0;
    for (JsonNode given : fields.array("links", SpanLimits.MEMBERS)) {
      SpanFields link = SpanFields.of(given, Pointer.to(fields.pointer("links"), index++));
      var _ = link.object("context");
      ObjectNode json = links.addObject();
      json.set("context", link.has("context") ? link.node("context") : Json.object());
      json.set("attributes", Attributes.read(link, warnings));
    }
    return links;
  }

  private ObjectNode resource() {
    SpanFields resource = fields.object("resource");
    ObjectNode json = Json.object();
    json.set("attributes", Attributes.read(resource, warnings));
    return json.put("schema_url", resource.text("schema_url", SpanLimits.NAME));
  }

  private static String logSpanId(ObjectNode attributes, String own) {
    String named = HexId.of(attributes.path(Attributes.LOG_SPAN_ID).asText(""), HexId.SPAN_DIGITS);
    return named == null ? own : named;
  }
}
