package dev.docket.opensearch.query;

import dev.docket.opensearch.EngineErrors;
import dev.docket.search.Incomplete;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /// Of an answer that came from nowhere in time.
  static final Incomplete EVERYTHING = new Incomplete(List.of(), Incomplete.Reason.TIMEOUT);

  /// Of a partition where time was over while words were looked up. Where it was over later, the
  /// answer itself says so.
  private static final String TIME_EXCEEDED = "time_exceeded_exception";

  private final OpenSearchClient client;
  private final String indices;

  Gaps(OpenSearchClient client, String indices) {
    this.client = client;
    this.indices = indices;
  }

  /// Whether this error says that time was over everywhere.
  static boolean isTimeout(Exception error) {
    return String.valueOf(error.getMessage()).contains('"' + TIME_EXCEEDED + '"');
  }

  /// Null when nothing is.
  ///
  /// @param named whether to find out which partitions are missing, which takes another call
  @Nullable Incomplete in(SearchResponse<?> response, boolean named) {
    ShardStatistics shards = response.shards();
    List<ShardSearchFailure> failures = shards.failures();
    long late = failures.stream().filter(f -> TIME_EXCEEDED.equals(f.reason().type())).count();
    if (shards.total() - shards.successful() > late) {
      return new Incomplete(named ? missing(failures) : List.of(), Incomplete.Reason.UNAVAILABLE);
    }
    return late > 0 || response.timedOut()
        ? new Incomplete(indices(failures).toList(), Incomplete.Reason.TIMEOUT)
        : null;
  }

  private static Stream<String> indices(List<ShardSearchFailure> failures) {
    return failures.stream()
        .map(ShardSearchFailure::index)
        .filter(Objects::nonNull)
        .distinct()
        .sorted();
  }

  private List<String> missing(List<ShardSearchFailure> failures) {
    Set<String> missing = new TreeSet<>(indices(failures).toList());
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
