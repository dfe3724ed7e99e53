package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.charts.Grouping;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Groups in the order of a chart.
///
/// @param shown as many as the chart shows
/// @param known how many were found
/// @param whole whether these are all that there are
/// @param exact whether it is sure that none comes before those that are shown
record RankedGroups(List<GroupSearch.Candidate> shown, int known, boolean whole, boolean exact) {

  /// Percentiles and numbers of different values are compared of so many groups with most requests.
  private static final int MOST_SKETCHED = 200;

  /// The terms of the groups that are shown.
  List<List<String>> terms() {
    return shown.stream().map(GroupSearch.Candidate::terms).toList();
  }

  /// Puts groups into their order: one search when it is that of a percentile or of a number of
  /// different values.
  ///
  /// @param sketches so many may be taken
  static Step<RankedGroups> of(
      ChartNumbers numbers, Grouping grouping, GroupSearch.Found found, int sketches) {
    return switch (grouping.order()) {
      case Grouping.Order.ByLabel _ ->
          new Step.Done<>(first(found.groups(), grouping, found, found.exact()));
      case Grouping.Order.ByNumber order when numbers.isCheap(order.series()) ->
          new Step.Done<>(
              first(
                  sorted(found.groups(), grouping, order, cheap(numbers, order, found)),
                  grouping,
                  found,
                  found.whole() || (found.exact() && numbers.isCount(order.series()))));
      case Grouping.Order.ByNumber order -> sketched(numbers, grouping, order, found, sketches);
    };
  }

  private static Map<List<String>, OptionalDouble> cheap(
      ChartNumbers numbers, Grouping.Order.ByNumber order, GroupSearch.Found found) {
    Map<List<String>, OptionalDouble> values = new HashMap<>();
    found
        .groups()
        .forEach(group -> values.put(group.terms(), numbers.read(group.counts(), order.series())));
    return values;
  }

  private static Step<RankedGroups> sketched(
      ChartNumbers numbers,
      Grouping grouping,
      Grouping.Order.ByNumber order,
      GroupSearch.Found found,
      int sketches) {
    ChartNumbers ranking = numbers.only(order.series());
    int most = Math.min(MOST_SKETCHED, sketches / ranking.sketches());
    List<GroupSearch.Candidate> compared =
        found.groups().stream()
            .sorted(
                Comparator.comparingLong((GroupSearch.Candidate group) -> group.counts().requests())
                    .reversed())
            .limit(most)
            .toList();
    GroupQueries groups =
        new GroupQueries(
            grouping.by(), compared.stream().map(GroupSearch.Candidate::terms).toList());
    return Step.once(
        groups.groups(ranking.aggregations()),
        counts -> {
          Map<List<String>, OptionalDouble> values = new HashMap<>();
          groups.found(counts).forEach((terms, group) -> values.put(terms, ranking.read(group, 0)));
          return first(
              sorted(compared, grouping, order, values),
              grouping,
              found,
              found.whole() && compared.size() == found.groups().size());
        });
  }

  private static RankedGroups first(
      List<GroupSearch.Candidate> sorted,
      Grouping grouping,
      GroupSearch.Found found,
      boolean exact) {
    return new RankedGroups(
        sorted.stream().limit(grouping.limit()).toList(),
        found.groups().size(),
        found.whole(),
        exact);
  }

  private static List<GroupSearch.Candidate> sorted(
      List<GroupSearch.Candidate> groups,
      Grouping grouping,
      Grouping.Order.ByNumber order,
      Map<List<String>, OptionalDouble> values) {
    double last = order.descending() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    Comparator<GroupSearch.Candidate> byNumber =
        Comparator.comparingDouble(
            group -> values.getOrDefault(group.terms(), OptionalDouble.empty()).orElse(last));
    Comparator<GroupSearch.Candidate> byRequests =
        Comparator.comparingLong(group -> group.counts().requests());
    return groups.stream()
        .sorted(
            (order.descending() ? byNumber.reversed() : byNumber)
                .thenComparing(byRequests.reversed())
                .thenComparing(byTerms(grouping.by())))
        .toList();
  }

  private static Comparator<GroupSearch.Candidate> byTerms(List<Dimension> by) {
    return (a, b) -> {
      for (int i = 0; i < by.size(); i++) {
        int order = TermOrder.of(by.get(i)).compare(a.terms().get(i), b.terms().get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
