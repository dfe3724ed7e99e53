package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.search.Incomplete;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.ShardSearchFailure;
import org.opensearch.client.opensearch._types.ShardStatistics;
import org.opensearch.client.opensearch.core.SearchResponse;

/// What is missing in an answer of the engine's, which by itself passes a part off as a whole: a
/// shard that nobody holds is not even counted as failed.
final class Gaps {

  private final Engine engine;
  private final String indices;

  Gaps(Engine engine, String indices) {
    this.engine = engine;
    this.indices = indices;
  }

  /// Null when nothing is.
  ///
  /// @param named whether to find out which partitions are missing, which takes another call
  @Nullable Incomplete in(SearchResponse<?> response, boolean named) {
    ShardStatistics shards = response.shards();
    if (shards.successful() < shards.total()) {
      return new Incomplete(
          named ? missing(shards.failures()) : List.of(), Incomplete.Reason.UNAVAILABLE);
    }
    return response.timedOut() ? new Incomplete(List.of(), Incomplete.Reason.TIMEOUT) : null;
  }

  private List<String> missing(List<ShardSearchFailure> failures) {
    Set<String> missing = new TreeSet<>();
    for (ShardSearchFailure failure : failures) {
      if (failure.index() != null) {
        missing.add(failure.index());
      }
    }
    for (Map.Entry<String, JsonNode> index : health().properties()) {
      if (index.getValue().path("status").asText().equals("red")) {
        missing.add(index.getKey());
      }
    }
    return List.copyOf(missing);
  }

  private JsonNode health() {
    try {
      EngineReply reply =
          engine.call(
              "GET",
              "/_cluster/health/" + indices,
              Map.of("level", "indices", "filter_path", "indices.*.status"),
              null);
      if (!reply.succeeded()) {
        throw EngineErrors.of("the health of the partitions", reply);
      }
      return reply.json().path("indices");
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
