package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Cursor;
import dev.docket.opensearch.EngineErrors;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Incomplete;
import dev.docket.search.Page;
import dev.docket.search.Place;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.query_dsl.BoolQuery;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Hit;

/// Finds requests by one `_search` over all partitions.
public final class OpenSearchRequestSearch implements RequestSearch {

  private final OpenSearchClient client;
  private final String indices;
  private final String timeout;
  private final Gaps gaps;

  /// Searches what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives a search up
  public OpenSearchRequestSearch(OpenSearchClient client, String indices, Duration timeout) {
    this.client = client;
    this.indices = indices;
    this.timeout = timeout.toMillis() + "ms";
    this.gaps = new Gaps(client, indices);
  }

  @Override
  public Page search(WorkspaceId workspace, SearchQuery query) {
    Optional<Highlighting> highlighting =
        Highlighting.of(query.selection().filter(), query.include(), query.perPage());
    Optional<SearchResponse<JsonNode>> response = send(request(workspace, query, highlighting));
    Incomplete incomplete =
        response.isEmpty() ? Gaps.EVERYTHING : gaps.in(response.get(), query.allowPartial());
    if (incomplete != null && !query.allowPartial()) {
      throw unavailable(incomplete.reason());
    }
    return response.isEmpty()
        ? new Page(List.of(), query.page(), query.perPage(), 0, null, incomplete)
        : page(query, response.get(), highlighting, incomplete);
  }

  private static Page page(
      SearchQuery query,
      SearchResponse<JsonNode> response,
      Optional<Highlighting> highlighting,
      @Nullable Incomplete incomplete) {
    List<Hit<JsonNode>> hits = response.hits().hits();
    List<Hit<JsonNode>> shown = hits.subList(0, Math.min(hits.size(), query.perPage()));
    var counted = response.hits().total();
    long total = counted == null ? 0 : counted.value();
    return new Page(
        RequestHits.found(shown, highlighting),
        query.page(),
        query.perPage(),
        total,
        hasMore(query, hits.size(), total) ? next(query, shown) : null,
        incomplete);
  }

  /// Along a cursor one more than the page holds was asked for. By number that would be beyond what
  /// the engine takes on the last page of all; there the total says it, exactly.
  private static boolean hasMore(SearchQuery query, int hits, long total) {
    return switch (query.place()) {
      case Place.Numbered _ -> hits > 0 && query.offset() + hits < total;
      case Place.After _ -> hits > query.perPage();
    };
  }

  private static @Nullable Cursor next(SearchQuery query, List<Hit<JsonNode>> shown) {
    return query.cursorAfter(shown.size(), Sorts.values(shown.getLast().sort()));
  }

  private static ProblemException unavailable(Incomplete.Reason reason) {
    return ProblemException.unavailable(
        switch (reason) {
          case TIMEOUT -> "The search took too long and was given up.";
          case UNAVAILABLE ->
              "A part of the store cannot be searched right now; `allow_partial` gives what there is without it.";
        },
        EngineErrors.RETRY_AFTER);
  }

  /// Empty when time was over before any partition had an answer.
  private Optional<SearchResponse<JsonNode>> send(SearchRequest request) {
    try {
      return Optional.of(client.search(request, JsonNode.class));
    } catch (OpenSearchException | IOException e) {
      if (Gaps.isTimeout(e)) {
        return Optional.empty();
      }
      if (EngineErrors.isTooLong(e)) {
        throw ProblemException.refused(
            "/per_page",
            "The page has more than a hundred megabytes: ask for fewer requests, or include less of each; an export has no such bound.");
      }
      throw EngineErrors.of(e);
    }
  }

  /// Parts are always taken, and judged here: refused by the engine they could not be told apart.
  private SearchRequest request(
      WorkspaceId workspace, SearchQuery query, Optional<Highlighting> highlighting) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true)
            .allowPartialSearchResults(true)
            .timeout(timeout)
            .trackTotalHits(total -> total.enabled(true))
            .query(query(workspace, query))
            .sort(Sorts.of(query.sort()))
            .source(source -> source.filter(f -> f.includes(RequestHits.fields(query.include()))));
    highlighting.ifPresent(asked -> request.highlight(asked.request()));
    return switch (query.place()) {
      case Place.Numbered _ ->
          request.from(Math.toIntExact(query.offset())).size(query.perPage()).build();
      case Place.After(Cursor cursor) ->
          request.searchAfter(Sorts.after(cursor.after())).size(query.perPage() + 1).build();
    };
  }

  private static Query query(WorkspaceId workspace, SearchQuery query) {
    BoolQuery.Builder bool = new BoolQuery.Builder();
    bool.filter(FilterToQuery.within(workspace, query.selection().whole()));
    if (query.place() instanceof Place.After(Cursor cursor)) {
      bool.filter(q -> q.range(r -> r.field("seq").lt(JsonData.of(cursor.walk().below()))));
    }
    if (query.sort().key() instanceof Sort.Relevance) {
      query.selection().words().forEach(words -> bool.should(TextQueries.ranks(words)));
      bool.minimumShouldMatch("0");
    }
    return bool.build().toQuery();
  }
}
