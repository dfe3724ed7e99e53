package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.schema.RequestSource;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestReader;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Fetches one request by one realtime get: the id says which partition holds it.
public final class OpenSearchRequestReader implements RequestReader {

  private static final Map<String, String> PARAMETERS =
      Map.of("_source_includes", "workspace," + String.join(",", RequestSource.DETAIL_FIELDS));

  private final Engine engine;
  private final PartitionList partitions;

  public OpenSearchRequestReader(Engine engine, PartitionList partitions) {
    this.engine = engine;
    this.partitions = partitions;
  }

  @Override
  public Optional<RequestDetail> find(WorkspaceId workspace, RequestId id) {
    return partitions
        .indexOf(id)
        .flatMap(index -> source(index, id))
        .filter(source -> source.path("workspace").asText().equals(workspace.term()))
        .map(RequestSource::detail);
  }

  private Optional<JsonNode> source(String index, RequestId id) {
    EngineReply reply;
    try {
      reply = engine.call("GET", "/" + index + "/_doc/" + id, PARAMETERS, null);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
    if (reply.status() == 404 && reply.json().has("found")) {
      return Optional.empty();
    }
    if (!reply.succeeded()) {
      throw EngineErrors.of("a request", reply);
    }
    return Optional.of(reply.json().path("_source"));
  }
}
