package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import dev.docket.filter.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.CompositeAggregation;
import org.opensearch.client.opensearch._types.aggregations.CompositeAggregationSource;
import org.opensearch.client.opensearch._types.aggregations.CompositeBucket;

/// Groups in the order of their terms, from any place on to the end: a composite aggregation looks
/// for the next ones only, whatever column they share, and counts each in all partitions.
final class ByValue {

  private static final String VALUES = "values";
  private static final String VALUE = "value";

  private final Dimension dimension;
  private final String prefix;
  private final boolean descending;

  /// An order of a dimension's groups.
  ///
  /// @param search what the values begin with, may be empty
  ByValue(Dimension dimension, String search, boolean descending) {
    this.dimension = dimension;
    this.prefix = Dimensions.prefix(dimension, search);
    this.descending = descending;
  }

  /// A page of them, by one search.
  Step<Shown> page(Paging paging) {
    return Step.once(Map.of(VALUES, values(paging)), counts -> shown(counts, paging));
  }

  private Aggregation values(Paging paging) {
    SortOrder order = descending ? SortOrder.Desc : SortOrder.Asc;
    CompositeAggregationSource source =
        CompositeAggregationSource.of(
            s -> s.terms(terms -> terms.field(Dimensions.path(dimension)).order(order)));
    CompositeAggregation.Builder values =
        new CompositeAggregation.Builder()
            .sources(List.of(Map.of(VALUE, source)))
            .size(paging.perPage() + 1);
    FieldValue start = start(paging.place());
    return (start == null ? values : values.after(VALUE, start)).build().toAggregation();
  }

  private @Nullable FieldValue start(@Nullable String after) {
    if (dimension.equals(new Dimension.OfField(Field.PROMPT_VERSION_NUMBER))) {
      return after == null ? null : FieldValue.of(Long.parseLong(after));
    } else if (after != null) {
      return FieldValue.of(after);
    } else if (prefix.isEmpty()) {
      return null;
    }
    String start = descending ? TermOrder.after(prefix) : TermOrder.before(prefix);
    return start.isEmpty() ? null : FieldValue.of(start);
  }

  private Shown shown(Counts counts, Paging paging) {
    List<String> following =
        counts.get(VALUES).composite().buckets().array().stream()
            .map(ByValue::term)
            .filter(term -> term.startsWith(prefix))
            .toList();
    return Shown.first(following, paging.perPage(), !paging.continues());
  }

  private static String term(CompositeBucket bucket) {
    FieldValue value = Objects.requireNonNull(bucket.key().get(VALUE));
    return value.isString() ? value.stringValue() : Long.toString(value.longValue());
  }
}
