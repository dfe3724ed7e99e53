package dev.docket.opensearch.query;

import dev.docket.filter.Filter;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Simplify;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.ExplanationQuery;
import dev.docket.search.ExplanationQuery.Part;
import dev.docket.search.ExplanationQuery.Sought;
import dev.docket.search.ExplanationSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.FiltersBucket;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Counts all that explains an empty search by one `_search`: a filter for each number, and the
/// terms like those that were asked for.
public final class OpenSearchExplanations implements ExplanationSource {

  private static final String WHOLE = "whole";
  private static final String RANGE = "range";
  private static final String COUNTS = "counts";
  private static final String ALONE = "alone ";
  private static final String WITHOUT = "without ";
  private static final String KEY = "key ";
  private static final String LIKE_KEY = "like key ";
  private static final String LIKE_VALUE = "like value ";

  private final Counting counting;

  /// Counts in what the pattern names.
  ///
  /// @param indices the pattern of all partitions, `docket-requests-*`
  /// @param timeout after which the engine gives up
  public OpenSearchExplanations(OpenSearchClient client, String indices, Duration timeout) {
    this.counting = new Counting(client, indices, timeout);
  }

  @Override
  public Counts count(WorkspaceId workspace, ExplanationQuery query) {
    // What is neither in the range nor asked for is counted nowhere.
    Filter asked = Simplify.of(new Filter.Or(List.of(query.range(), query.all())));
    Map<String, Aggregate> numbers =
        counting
            .count(workspace, FilterToQuery.of(asked), aggregations(query), false)
            .aggregations();
    if (numbers.isEmpty()) {
      // There is no partition yet.
      return new Counts(query.parts().stream().map(_ -> new Count(0, 0, null)).toList(), 0);
    }
    Map<String, Aggregate> inRange = Found.named(numbers, RANGE).filter().aggregations();
    Aggregate counted = inRange.get(COUNTS);
    Map<String, FiltersBucket> counts =
        counted == null ? Map.of() : counted.filters().buckets().keyed();
    List<Count> parts = new ArrayList<>();
    for (int i = 0; i < query.parts().size(); i++) {
      long alone = Found.named(counts, ALONE + i).docCount();
      parts.add(
          new Count(
              alone,
              Found.named(counts, WITHOUT + i).docCount(),
              alone > 0 ? null : nearest(query.parts().get(i), i, counts, inRange)));
    }
    return new Counts(parts, Found.named(numbers, WHOLE).filter().docCount());
  }

  private static Map<String, Aggregation> aggregations(ExplanationQuery query) {
    Map<String, Query> counts = new HashMap<>();
    Map<String, Aggregation> inRange = new HashMap<>();
    for (int i = 0; i < query.parts().size(); i++) {
      Part part = query.parts().get(i);
      counts.put(ALONE + i, FilterToQuery.of(part.filter()));
      counts.put(WITHOUT + i, FilterToQuery.of(part.without()));
      String key = KEY + i;
      String likeKey = LIKE_KEY + i;
      String likeValue = LIKE_VALUE + i;
      part.key()
          .ifPresent(has -> {
            counts.put(key, FilterToQuery.of(has));
            LikeTerms.of(sought(has)).ifPresent(like -> inRange.put(likeKey, like));
          });
      part.values().flatMap(LikeTerms::of).ifPresent(like -> inRange.put(likeValue, like));
    }
    if (!counts.isEmpty()) {
      inRange.put(
          COUNTS, Aggregation.of(a -> a.filters(f -> f.filters(buckets -> buckets.keyed(counts)))));
    }
    return Map.of(
        WHOLE,
        Aggregation.of(a -> a.filter(FilterToQuery.of(query.all()))),
        RANGE,
        Aggregation.of(a -> a.filter(FilterToQuery.of(query.range())).aggregations(inRange)));
  }

  private static Sought sought(HasKey has) {
    return new Sought(has.field(), null, List.of(has.key()));
  }

  private static @Nullable Nearest nearest(
      Part part, int i, Map<String, FiltersBucket> counts, Map<String, Aggregate> found) {
    FiltersBucket key = counts.get(KEY + i);
    if (key != null && key.docCount() == 0) {
      return part.key()
          .flatMap(has -> LikeTerms.nearest(sought(has), found.get(LIKE_KEY + i)))
          .<Nearest>map(like -> new Nearest.Key(like.getKey(), like.getValue()))
          .orElse(null);
    }
    return part.values()
        .flatMap(values -> LikeTerms.nearest(values, found.get(LIKE_VALUE + i)))
        .<Nearest>map(like -> new Nearest.Value(like.getKey(), like.getValue()))
        .orElse(null);
  }
}
