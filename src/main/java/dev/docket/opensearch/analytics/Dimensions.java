package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import dev.docket.filter.Filter;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.FilterToQuery;
import dev.docket.opensearch.query.TermPattern;
import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.RangeQuery;

/// A [Dimension] in the engine's words: where its values stand, and which terms are its own in a
/// column that it may share with other keys.
final class Dimensions {

  /// The most frequent first, ties by value.
  static final List<Map<String, SortOrder>> BY_COUNT =
      List.of(Map.of("_count", SortOrder.Desc), Map.of("_key", SortOrder.Asc));

  private Dimensions() {}

  /// The field or column that holds the values.
  static String path(Dimension dimension) {
    return switch (dimension) {
      case Dimension.OfField(Field field) -> FieldPaths.of(field);
      case Dimension.OfKey(String key) -> FieldPaths.column(Field.METADATA, key);
    };
  }

  /// A group for each value, to be given a size and an order.
  static TermsAggregation.Builder groups(Dimension dimension) {
    TermsAggregation.Builder terms = new TermsAggregation.Builder().field(path(dimension));
    return switch (dimension) {
      case Dimension.OfField _ -> terms;
      case Dimension.OfKey(String key) ->
          terms.include(include -> include.regexp(TermPattern.under(key)));
    };
  }

  /// A group for each value that begins with a text, as it is written.
  ///
  /// @param start may be empty; of a field that holds numbers it must be
  static TermsAggregation.Builder groups(Dimension dimension, String start) {
    return start.isEmpty()
        ? groups(dimension)
        : new TermsAggregation.Builder()
            .field(path(dimension))
            .include(include -> include.regexp(TermPattern.from(prefix(dimension, start))));
  }

  /// The requests that have values of other keys in the same column.
  static Query others(Dimension.OfKey key) {
    String own = Terms.keyPrefix(key.key());
    String after = TermOrder.after(own);
    return Query.of(q ->
        q.bool(either ->
            either
                .should(s -> s.range(r -> r.field(path(key)).lt(JsonData.of(own))))
                .should(s -> s.range(r -> r.field(path(key)).gte(JsonData.of(after))))
                .minimumShouldMatch("1")));
  }

  /// What the terms of all values begin with that begin with a text.
  static String prefix(Dimension dimension, String start) {
    return switch (dimension) {
      case Dimension.OfField _ -> Terms.encode(start);
      case Dimension.OfKey(String key) -> Terms.keyPrefix(key) + Terms.encode(start);
    };
  }

  /// A group for each of these values.
  ///
  /// @param terms as [Group#term] has them, at least one
  static TermsAggregation.Builder groups(Dimension dimension, List<String> terms) {
    return new TermsAggregation.Builder()
        .field(path(dimension))
        .include(include -> include.terms(terms))
        .size(terms.size())
        .shardSize(terms.size());
  }

  /// The requests that have a value.
  static Query having(Dimension dimension) {
    return FilterToQuery.of(
        switch (dimension) {
          case Dimension.OfField(Field field) -> new Filter.Has(field);
          case Dimension.OfKey(String key) -> new Filter.HasKey(Field.METADATA, key);
        });
  }

  /// The requests that have one of these values.
  static Query havingAny(Dimension dimension, List<String> terms) {
    List<FieldValue> values = terms.stream().map(FieldValue::of).toList();
    return Query.of(q -> q.terms(t -> t.field(path(dimension)).terms(v -> v.value(values))));
  }

  /// The requests that have a value which is none of these; one of these they may have too.
  ///
  /// @param terms as [Group#term] has them
  static Query havingOther(Dimension dimension, List<String> terms) {
    return switch (dimension) {
      case Dimension.OfField(Field field) when field.kind() != FieldKind.ARRAY ->
          Query.of(
              q -> q.bool(b -> b.filter(having(dimension)).mustNot(havingAny(dimension, terms))));
      case Dimension.OfField _ -> between(dimension, null, terms, null);
      case Dimension.OfKey(String key) -> {
        String prefix = Terms.keyPrefix(key);
        yield between(dimension, prefix, terms, TermOrder.after(prefix));
      }
    };
  }

  /// A term in one of the gaps that these leave. A request with one of them and with another has
  /// the other in a gap.
  ///
  /// @param from where the first gap begins, inclusive
  /// @param to where the last one ends, exclusive
  private static Query between(
      Dimension dimension, @Nullable String from, List<String> terms, @Nullable String to) {
    List<String> sorted = terms.stream().sorted(TermOrder.TEXTS).toList();
    List<Query> gaps = new ArrayList<>();
    for (int i = 0; i <= sorted.size(); i++) {
      RangeQuery.Builder gap = new RangeQuery.Builder().field(path(dimension));
      if (i > 0) {
        gap.gt(JsonData.of(sorted.get(i - 1)));
      } else if (from != null) {
        gap.gte(JsonData.of(from));
      }
      if (i < sorted.size()) {
        gap.lt(JsonData.of(sorted.get(i)));
      } else if (to != null) {
        gap.lt(JsonData.of(to));
      }
      gaps.add(gap.build().toQuery());
    }
    return Query.of(q -> q.bool(b -> b.should(gaps).minimumShouldMatch("1")));
  }

  /// A group's value, as it was logged; of a very long one its beginning, see [Terms#shown].
  static String value(Dimension dimension, String term) {
    return switch (dimension) {
      case Dimension.OfField _ -> Terms.shown(term);
      case Dimension.OfKey(String key) ->
          Terms.shown(term.substring(Terms.keyPrefix(key).length()));
    };
  }

  /// The term of a value as it was logged: [#value] the other way round.
  static String term(Dimension dimension, String value) {
    return switch (dimension) {
      case Dimension.OfField(Field field) -> FieldPaths.term(field, value).stringValue();
      case Dimension.OfKey(String key) -> Terms.pair(key, value);
    };
  }
}
