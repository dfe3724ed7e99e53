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
public final class Counting {

  /// The engine looks at the clock while it collects, not while it brings the parts together; after
  /// so much more it is told to drop everything.
  private static final Duration GRACE = Duration.ofSeconds(1);

  /// What a partition says whose part may not be left out, if its time is over.
  private static final String TIME_EXCEEDED = "\"reason\":\"Time exceeded\"";

  private final OpenSearchClient client;
  private final String indices;
  private final Duration timeout;

  /// Counts in what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives up
  public Counting(OpenSearchClient client, String indices, Duration timeout) {
    this.client = client;
    this.indices = indices;
    this.timeout = timeout;
  }

  /// The engine's answer, whole.
  ///
  /// @param withTotal whether to count all that was asked for, which costs
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it is not whole
  SearchResponse<Void> count(
      WorkspaceId workspace, Query asked, Map<String, Aggregation> numbers, boolean withTotal) {
    return count(workspace, asked, numbers, withTotal, timeout);
  }

  /// The same, for a question that takes several counts.
  ///
  /// @param left how much of its time is left
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] also when the answer would have
  ///   more parts than the engine gives
  public SearchResponse<Void> count(
      WorkspaceId workspace,
      Query asked,
      Map<String, Aggregation> numbers,
      boolean withTotal,
      Duration left) {
    return sent(
        request(workspace, asked, left)
            .trackTotalHits(total -> total.enabled(withTotal))
            .aggregations(numbers)
            .build());
  }

  /// Whether any request is found; the engine stops at the first.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it cannot say
  public boolean finds(WorkspaceId workspace, Query asked) {
    var total =
        sent(request(workspace, asked, timeout)
                .trackTotalHits(hits -> hits.count(1))
                .terminateAfter(1L)
                .build())
            .hits()
            .total();
    return total != null && total.value() > 0;
  }

  private SearchRequest.Builder request(WorkspaceId workspace, Query asked, Duration left) {
    if (!left.isPositive()) {
      throw late();
    }
    return new SearchRequest.Builder()
        .index(indices)
        .ignoreUnavailable(true)
        .allowPartialSearchResults(false)
        .timeout(left.toMillis() + "ms")
        .cancelAfterTimeInterval(time -> time.time(left.plus(GRACE).toMillis() + "ms"))
        .size(0)
        .query(FilterToQuery.within(workspace, asked));
  }

  private SearchResponse<Void> sent(SearchRequest request) {
    try {
      SearchResponse<Void> response = client.search(request, Void.class);
      if (response.timedOut() || response.shards().failed() > 0) {
        throw late();
      }
      return response;
    } catch (OpenSearchException | IOException e) {
      throw problem(e);
    }
  }

  /// The client gives a refusal of the engine's as the end of a message. Quotes within are escaped,
  /// so no user's text can look like a type.
  private static ProblemException problem(Exception error) {
    String message = String.valueOf(error.getMessage());
    if (isAbout(message, "too_many_buckets_exception")) {
      return ProblemException.refused(
          "", "The answer would have too many parts: ask for fewer groups or fewer buckets.");
    } else if (isAbout(message, "task_cancelled_exception")
        || isAbout(message, "time_exceeded_exception")
        || message.contains(TIME_EXCEEDED)) {
      return late();
    } else if (isAbout(message, "circuit_breaking_exception")) {
      return ProblemException.unavailable(
          "The engine has not the memory to count this now: ask for fewer groups, a shorter range of time, or later.",
          EngineErrors.RETRY_AFTER);
    }
    return EngineErrors.of(error);
  }

  private static boolean isAbout(String message, String type) {
    return message.contains("\"type\":\"" + type + '"');
  }

  private static ProblemException late() {
    return ProblemException.unavailable(
        "Counting took too long and was given up.", EngineErrors.RETRY_AFTER);
  }
}
