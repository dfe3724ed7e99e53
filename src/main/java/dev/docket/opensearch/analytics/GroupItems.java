package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.breakdown.Breakdown;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// What is said of the groups that a page shows, and of the requests beside them.
final class GroupItems {

  private static final String GROUPS = "groups";
  private static final String HAVING = "having";
  private static final String OTHER = "other";
  private static final String ERRORS = "errors";
  private static final String COST = "cost";
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String LATENCY = "latency";
  private static final String FIRST = "first";
  private static final String LAST = "last";

  private final Dimension dimension;
  private final Shown shown;

  GroupItems(Dimension dimension, Shown shown) {
    this.dimension = dimension;
    this.shown = shown;
  }

  /// All of it.
  ///
  /// @param missing requests without a value
  record Found(
      long matched, long missing, List<Breakdown.Item> items, Breakdown.@Nullable Other other) {}

  /// Counts in one search. Only the groups that are shown are looked for, so their numbers are
  /// exact whatever the page was chosen by.
  Step<Found> count() {
    Map<String, Aggregation> numbers = new HashMap<>();
    Query having = Dimensions.having(dimension);
    numbers.put(HAVING, Aggregation.of(a -> a.filter(having)));
    numbers.put(OTHER, Aggregation.of(a -> a.filter(other(having)).aggregations(COST, cost())));
    if (!shown.terms().isEmpty()) {
      var groups = Dimensions.groups(dimension, shown.terms()).build();
      numbers.put(GROUPS, Aggregation.of(a -> a.terms(groups).aggregations(numbers())));
    }
    return Step.once(numbers, this::found);
  }

  private Query other(Query having) {
    return shown.terms().isEmpty()
        ? having
        : Query.of(q ->
            q.bool(b -> b.filter(having).mustNot(Dimensions.havingAny(dimension, shown.terms()))));
  }

  private static Aggregation cost() {
    return Numbers.sum(FieldPaths.of(Field.COST));
  }

  private static Map<String, Aggregation> numbers() {
    return Map.of(
        ERRORS, Errors.among(),
        COST, cost(),
        INPUT, Numbers.sum(FieldPaths.of(Field.INPUT_TOKENS)),
        OUTPUT, Numbers.sum(FieldPaths.of(Field.OUTPUT_TOKENS)),
        LATENCY, Latencies.percentiles(),
        FIRST, OverTime.first(),
        LAST, OverTime.last());
  }

  private Found found(Counts counts) {
    Counts other = Counts.of(counts.get(OTHER).filter());
    return new Found(
        counts.requests(),
        counts.requests() - counts.get(HAVING).filter().docCount(),
        shown.terms().isEmpty() ? List.of() : items(Group.of(counts.get(GROUPS)).groups()),
        other.requests() == 0
            ? null
            : new Breakdown.Other(other.requests(), other.valueOrZero(COST)));
  }

  /// A group whose requests were changed since the page was chosen is left out.
  private List<Breakdown.Item> items(List<Group> groups) {
    Map<String, Group> byTerm = new HashMap<>();
    groups.forEach(group -> byTerm.put(group.term(), group));
    return shown.terms().stream()
        .flatMap(term -> Stream.ofNullable(byTerm.get(term)))
        .map(this::item)
        .toList();
  }

  private Breakdown.Item item(Group group) {
    Counts counts = group.counts();
    // Those that the page is ordered by, so that they are in order.
    List<Double> latencies =
        shown.latencies().getOrDefault(group.term(), counts.percentiles(LATENCY));
    return new Breakdown.Item(
        Dimensions.value(dimension, group.term()),
        counts.requests(),
        Errors.number(counts.get(ERRORS)),
        counts.valueOrZero(COST),
        Math.round(counts.valueOrZero(INPUT)),
        Math.round(counts.valueOrZero(OUTPUT)),
        at(latencies, 0),
        at(latencies, 1),
        OverTime.moment(counts.get(FIRST)),
        OverTime.moment(counts.get(LAST)));
  }

  private static OptionalDouble at(List<Double> percentiles, int index) {
    return percentiles.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(percentiles.get(index));
  }
}
