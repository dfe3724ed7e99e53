package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import org.jspecify.annotations.Nullable;

/// A request that a selection matches.
///
/// @param place the part of the store that holds it, in the store's own words
/// @param spanId the span that it was logged with
/// @param traceId the trace that it belongs to
public record Match(RequestId id, String place, @Nullable String spanId, @Nullable String traceId) {

  ObjectNode json() {
    return Json.object()
        .put("id", id.value())
        .put("place", place)
        .put("span_id", spanId)
        .put("trace_id", traceId);
  }

  static Match of(JsonNode json) {
    return new Match(
        new RequestId(json.path("id").longValue()),
        json.path("place").asText(),
        json.path("span_id").textValue(),
        json.path("trace_id").textValue());
  }
}
