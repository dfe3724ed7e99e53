package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.schema.RequestSource;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Page;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOptions;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/// Finds requests by one `_search` over all partitions.
public final class OpenSearchRequestSearch implements RequestSearch {

  private final OpenSearchClient client;
  private final String indices;
  private final String timeout;

  /// Searches what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives a search up
  public OpenSearchRequestSearch(OpenSearchClient client, String indices, Duration timeout) {
    this.client = client;
    this.indices = indices;
    this.timeout = timeout.toSeconds() + "s";
  }

  @Override
  public Page<RequestSummary> search(WorkspaceId workspace, SearchQuery query) {
    SearchResponse<JsonNode> response = send(request(workspace, query));
    var total = response.hits().total();
    return new Page<>(
        RequestHits.summaries(response.hits().hits()),
        query.page(),
        query.perPage(),
        total == null ? 0 : total.value());
  }

  private SearchResponse<JsonNode> send(SearchRequest request) {
    try {
      SearchResponse<JsonNode> response = client.search(request, JsonNode.class);
      if (response.timedOut() || response.shards().failed() > 0) {
        throw ProblemException.unavailable(
            "The search took too long and was given up.", EngineErrors.RETRY_AFTER);
      }
      return response;
    } catch (OpenSearchException | IOException e) {
      throw EngineErrors.of(e);
    }
  }

  private SearchRequest request(WorkspaceId workspace, SearchQuery query) {
    return new SearchRequest.Builder()
        .index(indices)
        .ignoreUnavailable(true)
        .allowPartialSearchResults(false)
        .timeout(timeout)
        .trackTotalHits(total -> total.enabled(true))
        .query(FilterToQuery.within(workspace, query.selection().whole()))
        .sort(sort(query.sort()))
        .from(query.offset())
        .size(query.perPage())
        .source(source -> source.filter(f -> f.includes(RequestSource.SUMMARY_FIELDS)))
        .build();
  }

  private static List<SortOptions> sort(Sort sort) {
    return List.of(
        by(path(sort.field()), sort.order() == Sort.Order.ASC ? SortOrder.Asc : SortOrder.Desc),
        SortOptions.of(s -> s.field(f -> f.field("seq").order(SortOrder.Desc))));
  }

  private static SortOptions by(String path, SortOrder order) {
    return SortOptions.of(
        s -> s.field(f -> f.field(path).order(order).missing(FieldValue.of("_last"))));
  }

  private static String path(Sort.Field field) {
    return switch (field) {
      // Its twin, by which the index is sorted. A range on the field that sorts an index loses hits
      // when documents have nested children, so filters and sorts use two fields.
      case REQUEST_START_TIME -> "sort_time";
      case REQUEST_END_TIME -> "request_end_time";
      case INPUT_TOKENS -> "input_tokens";
      case OUTPUT_TOKENS -> "output_tokens";
      case COST -> "price";
      case LATENCY_MS -> "latency_ms";
      case STATUS -> "status";
    };
  }
}
