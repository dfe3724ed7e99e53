package dev.docket.opensearch.query;

import dev.docket.opensearch.EngineErrors;
import dev.docket.search.Incomplete;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.HealthStatus;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.ShardSearchFailure;
import org.opensearch.client.opensearch._types.ShardStatistics;
import org.opensearch.client.opensearch.cluster.health.ClusterHealthLevel;
import org.opensearch.client.opensearch.core.SearchResponse;

/// What is missing in an answer of the engine's, which by itself passes a part off as a whole: a
/// shard that nobody holds is not even counted as failed.
final class Gaps {

  private final OpenSearchClient client;
  private final String indices;

  Gaps(OpenSearchClient client, String indices) {
    this.client = client;
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
    try {
      client
          .cluster()
          .health(h -> h.index(indices).level(ClusterHealthLevel.Indices))
          .indices()
          .forEach((index, health) -> {
            if (health.status() == HealthStatus.Red) {
              missing.add(index);
            }
          });
    } catch (OpenSearchException | IOException e) {
      throw EngineErrors.of(e);
    }
    return List.copyOf(missing);
  }
}
