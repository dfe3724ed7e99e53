package dev.docket.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;

/// What the engine answered.
///
/// @param status the HTTP status
/// @param bytes the body, empty when there was none
public record EngineReply(int status, byte[] bytes) {

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /// The body, parsed; an empty object when the engine said nothing.
  public JsonNode json() {
    return bytes.length == 0 ? Json.object() : Json.parse(bytes);
  }

  /// The engine's own name of what is wrong, `version_conflict_engine_exception`; empty when it
  /// gave none. Errors are told apart by this, never by their status.
  public String errorType() {
    JsonNode error = json().path("error");
    return error.isTextual() ? error.textValue() : error.path("type").asText("");
  }
}
