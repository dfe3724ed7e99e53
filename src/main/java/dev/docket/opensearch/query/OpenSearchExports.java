package dev.docket.opensearch.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import dev.docket.filter.Selection;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.schema.Terms;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.ExportSource;
import dev.docket.search.FoundRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;

/// Goes through a selection by one `_search` for each page, ordered by id and bounded by ids on
/// both sides: no scroll and no point in time, so a slow reader costs the engine nothing.
public final class OpenSearchExports implements ExportSource {

  private static final String ID = FieldPaths.of(Field.PL_ID);
  private static final String LAST = "last";
  private static final String KEYS = "keys";

  /// Keys of each partition that are compared: enough that the first hundred of all are right
  /// wherever teams do not invent keys.
  private static final int COMPARED = 1_000;

  private final OpenSearchClient client;
  private final String indices;
  private final String timeout;
  private final Gaps gaps;
  private final Counting counting;

  /// Goes through what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives a page up
  public OpenSearchExports(OpenSearchClient client, String indices, Duration timeout) {
    this.client = client;
    this.indices = indices;
    this.timeout = timeout.toMillis() + "ms";
    this.gaps = new Gaps(client, indices);
    this.counting = new Counting(client, indices, timeout);
  }

  @Override
  public Extent extent(WorkspaceId workspace, Selection selection, long untilId, int keys) {
    Map<String, Aggregation> numbers = new HashMap<>();
    numbers.put(LAST, Aggregation.of(a -> a.max(max -> max.field(ID))));
    if (keys > 0) {
      numbers.put(KEYS, mostUsed(keys));
    }
    Query asked =
        Query.of(q ->
            q.bool(b ->
                b.filter(FilterToQuery.of(selection.whole()))
                    .filter(f -> f.range(r -> r.field(ID).lte(JsonData.of(untilId))))));
    SearchResponse<Void> response = counting.count(workspace, asked, numbers, true);
    var total = response.hits().total();
    if (total == null || total.value() == 0) {
      return new Extent(0, 0, List.of());
    }
    Double last = aggregate(response, LAST).max().value();
    if (last == null) {
      throw new IllegalStateException("requests without ids");
    }
    // Ids are below 2^53, so a double holds them exactly.
    return new Extent(total.value(), last.longValue(), keys > 0 ? keys(response) : List.of());
  }

  private static Aggregation mostUsed(int keys) {
    return Aggregation.of(a ->
        a.terms(terms ->
            terms
                .field(FieldPaths.of(Field.METADATA_KEYS))
                .size(keys)
                .shardSize(COMPARED)
                .order(List.of(Map.of("_count", SortOrder.Desc), Map.of("_key", SortOrder.Asc)))));
  }

  private static Aggregate aggregate(SearchResponse<Void> response, String name) {
    return Objects.requireNonNull(response.aggregations().get(name), name);
  }

  /// Of a very long key the engine knows the beginning only.
  private static List<String> keys(SearchResponse<Void> response) {
    return aggregate(response, KEYS).sterms().buckets().array().stream()
        .map(bucket -> bucket.key())
        .filter(Terms::isWhole)
        .map(Terms::decode)
        .toList();
  }

  @Override
  public List<FoundRequest> page(WorkspaceId workspace, Stretch stretch, int most) {
    int size = most;
    while (true) {
      Optional<Highlighting> highlighting =
          Highlighting.of(stretch.selection().filter(), stretch.include(), size);
      try {
        SearchResponse<JsonNode> response =
            client.search(request(workspace, stretch, size, highlighting), JsonNode.class);
        if (gaps.in(response, false) != null) {
          throw incomplete();
        }
        return RequestHits.found(response.hits().hits(), highlighting);
      } catch (OpenSearchException | IOException e) {
        if (!EngineErrors.isTooLong(e) || size == 1) {
          throw EngineErrors.of(e);
        }
        size /= 2;
      }
    }
  }

  private static ProblemException incomplete() {
    return ProblemException.unavailable(
        "A part of the store cannot be searched right now.", EngineErrors.RETRY_AFTER);
  }

  /// Parts are taken, and judged here: a shard that nobody holds is no error to the engine.
  private SearchRequest request(
      WorkspaceId workspace, Stretch stretch, int size, Optional<Highlighting> highlighting) {
    SearchRequest.Builder request =
        new SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true)
            .allowPartialSearchResults(true)
            .timeout(timeout)
            .trackTotalHits(total -> total.enabled(false))
            .query(query(workspace, stretch))
            .sort(sort -> sort.field(f -> f.field(ID).order(SortOrder.Asc)))
            .size(size)
            .source(
                source -> source.filter(f -> f.includes(RequestHits.fields(stretch.include()))));
    highlighting.ifPresent(asked -> request.highlight(asked.request()));
    return request.build();
  }

  /// Bounded by ids instead of `search_after`, which is the same for a sort by an id, so that
  /// partitions with other ids are not asked at all.
  private static Query query(WorkspaceId workspace, Stretch stretch) {
    return Query.of(q ->
        q.bool(b ->
            b.filter(FilterToQuery.within(workspace, stretch.selection().whole()))
                .filter(f ->
                    f.range(r ->
                        r.field(ID)
                            .gt(JsonData.of(stretch.afterId()))
                            .lte(JsonData.of(stretch.untilId()))))));
  }
}
