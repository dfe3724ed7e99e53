package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.schema.Layout;
import dev.docket.requests.RequestId;
import java.util.Map;
import java.util.Optional;

/// The largest id in the store, as far as it can be searched.
public final class NewestRequest {

  private final MaintenanceCalls calls;
  private final Layout layout;

  public NewestRequest(Engine engine, Layout layout) {
    this.calls = new MaintenanceCalls(engine);
    this.layout = layout;
  }

  /// Looks; empty when there is no request.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public Optional<RequestId> find() {
    ObjectNode body = Json.object().put("size", 0).put("track_total_hits", false);
    body.putObject("aggs").putObject("newest").putObject("max").put("field", "seq");
    // Ids are below 2^53, which the engine's doubles hold exactly.
    JsonNode newest =
        calls
            .must(
                "the newest request",
                "POST",
                "/" + layout.requestsPattern() + "/_search",
                Map.of(),
                body)
            .at("/aggregations/newest/value");
    return newest.isNumber() ? Optional.of(new RequestId(newest.longValue())) : Optional.empty();
  }
}
