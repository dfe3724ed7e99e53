package dev.docket.opensearch;

import com.fasterxml.jackson.databind.JsonNode;

/// What the engine answered.
///
/// @param status the HTTP status
/// @param json the body, an empty object when there was none
public record EngineReply(int status, JsonNode json) {

  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /// The engine's own name of what is wrong, `version_conflict_engine_exception`; empty when it
  /// gave none. Errors are told apart by this, never by their status.
  public String errorType() {
    return json.path("error").path("type").asText("");
  }
}
