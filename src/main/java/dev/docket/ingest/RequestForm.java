package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;

/// What [dev.docket.requests.RawExchange#request()] holds, by the route that a request came by. It
/// is stored so that whatever is derived from a request can be derived again.
///
/// * `{"kind": "track", "args": […], "kwargs": {…}}`, the response being the provider's
/// * `{"kind": "log", "input": {…}, "parameters": {…}}`, the response being the `output`, both in
///   the form of a prompt template
public sealed interface RequestForm {

  /// Arguments of a provider's function.
  record Tracked(JsonNode args, JsonNode kwargs) implements RequestForm {}

  /// A prompt template and the model's parameters.
  record Logged(JsonNode input, JsonNode parameters) implements RequestForm {}

  /// Reads the stored form.
  static RequestForm of(JsonNode request) {
    return request.path("kind").asText("").equals("log")
        ? new Logged(request.path("input"), request.path("parameters"))
        : new Tracked(request.path("args"), request.path("kwargs"));
  }

  /// Writes the stored form.
  default ObjectNode toJson() {
    ObjectNode request = Json.object();
    switch (this) {
      case Tracked(JsonNode args, JsonNode kwargs) -> {
        request.put("kind", "track");
        request.set("args", args);
        request.set("kwargs", kwargs);
      }
      case Logged(JsonNode input, JsonNode parameters) -> {
        request.put("kind", "log");
        request.set("input", input);
        request.set("parameters", parameters);
      }
    }
    return request;
  }
}
