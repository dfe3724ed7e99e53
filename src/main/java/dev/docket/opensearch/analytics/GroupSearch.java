package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.charts.Grouping;
import dev.docket.analytics.charts.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Finds out which groups there are: all of them when they are few, else those that come first, as
/// far as the engine can tell before it has counted everything.
final class GroupSearch {

  /// More than these of a dimension are not compared: the first hundred are hardly beyond.
  private static final int MOST_VALUES = 2_000;

  /// Of the first of two dimensions; of the second there are as many as there is room for.
  private static final int MOST_PAIRED = 100;

  private static final String VALUES = "values";
  private static final String SECOND = "second";
  private static final String PAIRS = "pairs";

  private GroupSearch() {}

  /// A group that there is.
  ///
  /// @param terms one for each dimension
  /// @param counts of its cheap numbers
  record Candidate(List<String> terms, Counts counts) {}

  /// Groups that there are.
  ///
  /// @param whole whether these are all of them
  /// @param exact whether what was counted of them is all, and no other would have come before
  record Found(List<Candidate> groups, boolean whole, boolean exact) {}

  /// Looks for groups.
  ///
  /// @param most so many at most
  static Step<Found> candidates(List<Metric> metrics, Grouping grouping, int most) {
    ChartNumbers numbers = ChartNumbers.withoutDistinct(metrics);
    List<Map<String, SortOrder>> order = order(metrics, numbers, grouping.order());
    Dimension first = grouping.by().getFirst();
    if (grouping.by().size() == 1) {
      Aggregation groups =
          groups(first, Math.min(most, MOST_VALUES), order, numbers.cheapAggregations());
      return Step.once(Map.of(VALUES, groups), counts -> one(Group.of(counts.get(VALUES))));
    }
    int firsts = Math.clamp((int) Math.sqrt(most), 1, MOST_PAIRED);
    int seconds = Math.min(most / firsts, MOST_VALUES);
    Map<String, Aggregation> inside = new HashMap<>(numbers.cheapAggregations());
    inside.put(
        SECOND, groups(grouping.by().getLast(), seconds, order, numbers.cheapAggregations()));
    // First values without a second one would take the place of those that are in a pair.
    Aggregation pairs =
        Aggregation.of(a ->
            a.filter(GroupQueries.having(grouping.by()))
                .aggregations(Map.of(VALUES, groups(first, firsts, order, inside))));
    return Step.once(
        Map.of(PAIRS, pairs),
        counts -> two(Group.of(Counts.of(counts.get(PAIRS).filter()).get(VALUES))));
  }

  private static Aggregation groups(
      Dimension dimension,
      int size,
      List<Map<String, SortOrder>> order,
      Map<String, Aggregation> numbers) {
    return Aggregation.of(a ->
        a.terms(Dimensions.groups(dimension).size(size).shardSize(size).order(order).build())
            .aggregations(numbers));
  }

  /// As the chart orders them, where each partition's first groups are likely to be the first of
  /// all; else those with most requests.
  private static List<Map<String, SortOrder>> order(
      List<Metric> metrics, ChartNumbers numbers, Grouping.Order order) {
    return switch (order) {
      case Grouping.Order.ByLabel(boolean descending) ->
          List.of(Map.of("_key", descending ? SortOrder.Desc : SortOrder.Asc));
      case Grouping.Order.ByNumber(int series, boolean descending) ->
          metrics.get(series) instanceof Metric.Of(Metric.Measure.Simple measure, _)
                  && grows(measure, descending)
              ? List.of(
                  Map.of(numbers.inOrder(series), descending ? SortOrder.Desc : SortOrder.Asc),
                  Map.of("_count", SortOrder.Desc),
                  Map.of("_key", SortOrder.Asc))
              : Dimensions.BY_COUNT;
    };
  }

  private static boolean grows(Metric.Measure.Simple measure, boolean descending) {
    return switch (measure) {
      case SUM, MAX -> descending;
      case MIN -> !descending;
      case AVG -> false;
    };
  }

  private static Found one(Group.Groups found) {
    return new Found(
        found.groups().stream()
            .map(group -> new Candidate(List.of(group.term()), group.counts()))
            .toList(),
        found.beyond() == 0,
        found.exact());
  }

  private static Found two(Group.Groups found) {
    List<Candidate> groups = new ArrayList<>();
    boolean whole = found.beyond() == 0;
    for (Group first : found.groups()) {
      Group.Groups seconds = Group.of(first.counts().get(SECOND));
      whole &= seconds.beyond() == 0;
      for (Group second : seconds.groups()) {
        groups.add(new Candidate(List.of(first.term(), second.term()), second.counts()));
      }
    }
    // Of pairs it is not said which one could have been missed.
    return new Found(groups, whole, whole);
  }
}
