package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls whose failure is nobody's fault and ends what was being done.
final class MaintenanceCalls {

  private final Engine engine;

  MaintenanceCalls(Engine engine) {
    this.engine = engine;
  }

  /// Calls, and insists on success.
  ///
  /// @param what is asked for, to be logged when the engine refuses it
  JsonNode must(
      String what, String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    return answer(what, ask(method, path, query, body));
  }

  /// What a reply says, when it is a success.
  ///
  /// @param what was asked for, to be logged when it is none
  static JsonNode answer(String what, EngineReply reply) {
    if (!reply.succeeded()) {
      throw EngineErrors.of(what, reply);
    }
    return reply.json();
  }

  /// As [#must], without a body.
  JsonNode get(String what, String path, Map<String, String> query) {
    return must(what, "GET", path, query, null);
  }

  /// Calls; whatever the engine says is an answer.
  EngineReply ask(String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    try {
      return engine.call(method, path, query, body);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
