package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.changes.Match;
import dev.docket.changes.MatchingIds;
import dev.docket.filter.Filter;
import dev.docket.opensearch.EngineErrors;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;

/// Walks over all partitions by one `_search` for each page, in the order of ids.
public final class OpenSearchMatchingIds implements MatchingIds {

  private static final String ID = "seq";
  private static final String SPAN = "span_id";
  private static final String TRACE = "trace_id";

  private final OpenSearchClient client;
  private final Counting counting;
  private final String indices;
  private final String timeout;

  /// Walks over what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives a page up
  public OpenSearchMatchingIds(OpenSearchClient client, String indices, Duration timeout) {
    this.client = client;
    this.counting = new Counting(client, indices, timeout);
    this.indices = indices;
    this.timeout = timeout.toMillis() + "ms";
  }

  @Override
  public long count(WorkspaceId workspace, Filter filter) {
    var total = counting.count(workspace, FilterToQuery.of(filter), Map.of(), true).hits().total();
    return total == null ? 0 : total.value();
  }

  @Override
  public List<Match> next(
      WorkspaceId workspace, Filter filter, RequestId after, RequestId until, int most) {
    Query range =
        Query.of(q ->
            q.range(
                r -> r.field(ID).gt(JsonData.of(after.value())).lte(JsonData.of(until.value()))));
    Query asked = Query.of(q -> q.bool(b -> b.filter(FilterToQuery.of(filter), range)));
    SearchRequest request =
        new SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true)
            .allowPartialSearchResults(false)
            .timeout(timeout)
            .trackTotalHits(total -> total.enabled(false))
            .query(FilterToQuery.within(workspace, asked))
            .sort(sort -> sort.field(by -> by.field(ID).order(SortOrder.Asc)))
            .size(most)
            .source(source -> source.filter(f -> f.includes(ID, SPAN, TRACE)))
            .build();
    return sent(request).hits().hits().stream().map(OpenSearchMatchingIds::match).toList();
  }

  private SearchResponse<JsonNode> sent(SearchRequest request) {
    try {
      SearchResponse<JsonNode> response = client.search(request, JsonNode.class);
      if (response.timedOut() || response.shards().failed() > 0) {
        throw new IOException("a page of a walk was not whole");
      }
      return response;
    } catch (OpenSearchException | IOException e) {
      throw EngineErrors.of(e);
    }
  }

  private static Match match(Hit<JsonNode> hit) {
    JsonNode source = hit.source();
    if (source == null) {
      throw new IllegalStateException("a hit without source");
    }
    return new Match(
        new RequestId(source.path(ID).longValue()),
        String.valueOf(hit.index()),
        source.path(SPAN).textValue(),
        source.path(TRACE).textValue());
  }
}
