package dev.docket.opensearch.query;

import dev.docket.opensearch.EngineErrors;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/// One `_search` over all partitions that wants numbers only: it fetches no document.
final class Counting {

  private final OpenSearchClient client;
  private final String indices;
  private final String timeout;

  /// Counts in what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives up
  Counting(OpenSearchClient client, String indices, Duration timeout) {
    this.client = client;
    this.indices = indices;
    this.timeout = timeout.toSeconds() + "s";
  }

  /// The engine's answer, whole.
  ///
  /// @param withTotal whether to count all that was asked for, which costs
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it is not whole
  SearchResponse<Void> count(
      WorkspaceId workspace, Query asked, Map<String, Aggregation> numbers, boolean withTotal) {
    SearchRequest request =
        new SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true)
            .allowPartialSearchResults(false)
            .timeout(timeout)
            .trackTotalHits(total -> total.enabled(withTotal))
            .size(0)
            .query(FilterToQuery.within(workspace, asked))
            .aggregations(numbers)
            .build();
    try {
      SearchResponse<Void> response = client.search(request, Void.class);
      if (response.timedOut() || response.shards().failed() > 0) {
        throw ProblemException.unavailable(
            "Counting took too long and was given up.", EngineErrors.RETRY_AFTER);
      }
      return response;
    } catch (OpenSearchException | IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
