package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Searches that are whole or fail: a part that is missing would be taken for "there is none".
record WholeSearch(Engine engine) {

  private static final Map<String, String> WHOLE =
      Map.of("allow_partial_search_results", "false", "ignore_unavailable", "true");

  /// The `hits` of a search.
  ///
  /// @param indices names, or a pattern
  JsonNode hits(String indices, ObjectNode body) {
    EngineReply reply = send("POST", "/" + indices + "/_search", WHOLE, body);
    JsonNode json = reply.json();
    if (!reply.succeeded()
        || json.path("timed_out").asBoolean()
        || json.at("/_shards/failed").intValue() > 0) {
      throw EngineErrors.of("a search by spans", reply);
    }
    return json.path("hits");
  }

  EngineReply send(
      String method, String path, Map<String, String> parameters, @Nullable JsonNode body) {
    try {
      return engine.call(method, path, parameters, body);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
