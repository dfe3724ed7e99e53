package dev.docket.opensearch.query;

import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.SuggestionQuery;
import dev.docket.search.SuggestionSource;
import dev.docket.search.Suggestions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.StringTermsAggregate;
import org.opensearch.client.opensearch._types.aggregations.StringTermsBucket;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/// Finds the values in use by a `terms` aggregation over the one field or column that holds them.
public final class OpenSearchSuggestions implements SuggestionSource {

  /// So many values of each partition are compared: counts are exact while none has more that fit.
  private static final int COMPARED = 1_000;

  private static final String VALUES = "values";
  private static final String HAVING = "having";
  private static final String SCORES = FieldPaths.numbers(Field.SCORES).path();
  private static final String REQUESTS = "requests";

  private final Counting counting;

  /// Looks at what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives up
  public OpenSearchSuggestions(OpenSearchClient client, String indices, Duration timeout) {
    this.counting = new Counting(client, indices, timeout);
  }

  @Override
  public Suggestions suggest(WorkspaceId workspace, SuggestionQuery query) {
    Query selected = FilterToQuery.of(query.selection().whole());
    Query having = having(query);
    // Only requests that have such a value are looked at, unless all are counted anyway.
    SearchResponse<Void> response =
        query.withCounts()
            ? counting.count(workspace, selected, within(having, query), true)
            : counting.count(
                workspace,
                Query.of(q -> q.bool(b -> b.filter(selected, having))),
                within(Query.of(q -> q.matchAll(m -> m)), query),
                false);
    StringTermsAggregate values = values(response.aggregations());
    if (values == null) {
      return Suggestions.NONE;
    }
    int skipped = query.key() == null ? 0 : Terms.keyPrefix(query.key()).length();
    List<Suggestions.Item> items =
        values.buckets().array().stream().map(bucket -> item(bucket, skipped)).toList();
    var total = response.hits().total();
    return new Suggestions(
        items,
        total == null ? 0 : total.value(),
        Long.valueOf(0).equals(values.docCountErrorUpperBound()));
  }

  private static Map<String, Aggregation> within(Query having, SuggestionQuery query) {
    return Map.of(HAVING, Aggregation.of(a -> a.filter(having).aggregations(aggregations(query))));
  }

  private static Query having(SuggestionQuery query) {
    if (query.prefix().isEmpty()) {
      return FilterToQuery.of(
          query.key() == null
              ? new Filter.Has(query.field())
              : new Filter.HasKey(query.field(), query.key()));
    }
    Query like = Regexps.query(path(query), pattern(query));
    return query.field() == Field.SCORE_NAMES
        ? Query.of(q -> q.nested(n -> n.path(SCORES).query(like)))
        : like;
  }

  private static Map<String, Aggregation> aggregations(SuggestionQuery query) {
    TermsAggregation terms = terms(query);
    if (query.field() != Field.SCORE_NAMES) {
      return Map.of(VALUES, terms.toAggregation());
    }
    // Scores are documents of their own, but requests are what is counted.
    Aggregation names =
        Aggregation.of(
            a -> a.terms(terms).aggregations(REQUESTS, b -> b.reverseNested(request -> request)));
    return Map.of(
        SCORES, Aggregation.of(a -> a.nested(n -> n.path(SCORES)).aggregations(VALUES, names)));
  }

  private static TermsAggregation terms(SuggestionQuery query) {
    return new TermsAggregation.Builder()
        .field(path(query))
        .include(include -> include.regexp(pattern(query)))
        .size(query.limit())
        .shardSize(COMPARED)
        .order(List.of(Map.of("_count", SortOrder.Desc), Map.of("_key", SortOrder.Asc)))
        .build();
  }

  private static String path(SuggestionQuery query) {
    return query.key() == null
        ? FieldPaths.of(query.field())
        : FieldPaths.column(query.field(), query.key());
  }

  private static String pattern(SuggestionQuery query) {
    return query.key() == null
        ? TermPattern.whole(query.prefix())
        : TermPattern.whole(query.key(), query.prefix());
  }

  /// Null when there is no partition yet.
  private static @Nullable StringTermsAggregate values(Map<String, Aggregate> numbers) {
    Aggregate having = numbers.get(HAVING);
    if (having == null) {
      return null;
    }
    Map<String, Aggregate> found = having.filter().aggregations();
    Aggregate scores = found.get(SCORES);
    return Found.named(scores == null ? found : scores.nested().aggregations(), VALUES).sterms();
  }

  private static Suggestions.Item item(StringTermsBucket bucket, int skipped) {
    Aggregate requests = bucket.aggregations().get(REQUESTS);
    return new Suggestions.Item(
        Terms.decode(bucket.key().substring(skipped)),
        requests == null ? bucket.docCount() : requests.reverseNested().docCount());
  }
}
