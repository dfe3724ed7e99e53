package dev.docket.opensearch.analytics;

import dev.docket.analytics.charts.NumberSource;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Range;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.FilterToQuery;
import java.util.Map;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Where a [NumberSource]'s values stand: in a field of the request's document, or in small
/// documents of their own within it, each with its key.
sealed interface NumberPlace {

  /// The mapped field of the values.
  String path();

  /// The requests that have a value.
  Query having();

  /// Counts among the values.
  ///
  /// @param name of the outermost aggregation, where one is needed
  Map<String, Aggregation> among(String name, Map<String, Aggregation> numbers);

  /// What was counted by [#among].
  Counts found(String name, Counts counts);

  /// What goes before the name of a number of [#among] in an order.
  String inOrder(String name);

  static NumberPlace of(NumberSource source) {
    return switch (source) {
      case NumberSource.OfField(Field field) -> new Plain(field);
      case NumberSource.OfScore(String name) -> new Keyed(Field.SCORES, name);
      case NumberSource.OfKey(String key) -> new Keyed(Field.METADATA, key);
    };
  }

  /// One value at most for each request.
  record Plain(Field field) implements NumberPlace {

    @Override
    public String path() {
      return FieldPaths.of(field);
    }

    @Override
    public Query having() {
      return FilterToQuery.of(new Filter.Has(field));
    }

    @Override
    public Map<String, Aggregation> among(String name, Map<String, Aggregation> numbers) {
      return numbers;
    }

    @Override
    public Counts found(String name, Counts counts) {
      return counts;
    }

    @Override
    public String inOrder(String name) {
      return "";
    }
  }

  /// Any number of values for each request.
  record Keyed(Field field, String key) implements NumberPlace {

    private static final String OWN = "own";

    @Override
    public String path() {
      return FieldPaths.numbers(field).value();
    }

    @Override
    public Query having() {
      return FilterToQuery.of(new Filter.KeyNumber(field, key, new Range<>(null, null)));
    }

    @Override
    public Map<String, Aggregation> among(String name, Map<String, Aggregation> numbers) {
      FieldPaths.Numbers places = FieldPaths.numbers(field);
      FieldValue term = FieldPaths.term(field, key);
      Aggregation own =
          Aggregation.of(a ->
              a.filter(f -> f.term(t -> t.field(places.key()).value(term))).aggregations(numbers));
      return Map.of(
          name,
          Aggregation.of(a -> a.nested(n -> n.path(places.path())).aggregations(Map.of(OWN, own))));
    }

    @Override
    public Counts found(String name, Counts counts) {
      return Counts.of(Counts.of(counts.get(name).nested()).get(OWN).filter());
    }

    @Override
    public String inOrder(String name) {
      return name + ">" + OWN + ">";
    }
  }
}
