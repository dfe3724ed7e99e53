package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import dev.docket.analytics.breakdown.BreakdownQuestion;
import dev.docket.analytics.breakdown.BreakdownSort;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;

/// Groups in the order of a number, the first [BreakdownQuestion#MOST] of them.
///
/// Each partition gives its own first ones. While it has no more than that, all is exact; beyond,
/// the engine may miss a group that is small in each partition, and the page says so.
final class ByNumber {

  /// One more than is shown, so that a partition that has just as many is known to have no more.
  private static final int COMPARED = BreakdownQuestion.MOST + 1;

  /// So many groups are compared by percentiles, those with most requests: each takes 25 KB of
  /// every partition, which the engine's circuit breakers do not see.
  static final int MOST_PERCENTILES = 1_000;

  private static final String GROUPS = "groups";
  private static final String NUMBER = "number";

  private final Dimension dimension;
  private final String search;
  private final boolean alone;
  private final BreakdownQuestion.Order order;

  /// An order of a dimension's groups.
  ///
  /// @param search what the values begin with, may be empty
  /// @param alone whether a metadata key was seen to be alone in its column
  /// @param order not by value
  ByNumber(Dimension dimension, String search, boolean alone, BreakdownQuestion.Order order) {
    this.dimension = dimension;
    this.search = search;
    this.alone = alone;
    this.order = order;
  }

  /// A page of them, by one search; by percentiles it takes two.
  Step<Shown> page(Paging paging) {
    int wanted = (int) Math.min(COMPARED, paging.before() + paging.perPage() + 1);
    return switch (order.by()) {
      case REQUESTS -> ordered(paging, wanted, "_count", Map.of());
      case ERRORS -> ordered(paging, wanted, Map.of(NUMBER, Errors.among()));
      case COST -> ordered(paging, wanted, sum(Field.COST));
      case INPUT_TOKENS -> ordered(paging, wanted, sum(Field.INPUT_TOKENS));
      case OUTPUT_TOKENS -> ordered(paging, wanted, sum(Field.OUTPUT_TOKENS));
      case LAST_SEEN -> ordered(paging, wanted, Map.of(NUMBER, OverTime.last()));
      case ERROR_SHARE -> byErrorShare(paging);
      case P50_LATENCY_MS, P95_LATENCY_MS -> byLatency(paging);
      case VALUE -> throw new IllegalArgumentException(order.toString());
    };
  }

  private static Map<String, Aggregation> sum(Field field) {
    return Map.of(NUMBER, Numbers.sum(FieldPaths.of(field)));
  }

  private Step<Shown> ordered(Paging paging, int wanted, Map<String, Aggregation> number) {
    return ordered(paging, wanted, NUMBER, number);
  }

  private Step<Shown> ordered(
      Paging paging, int wanted, String by, Map<String, Aggregation> number) {
    SortOrder direction = order.descending() ? SortOrder.Desc : SortOrder.Asc;
    Aggregation groups =
        groups(wanted, List.of(Map.of(by, direction), Map.of("_key", SortOrder.Asc)), number);
    return Step.once(
        Map.of(GROUPS, groups),
        counts -> {
          Group.Groups found = found(counts);
          return page(terms(found.groups()), paging, found.exact());
        });
  }

  private Aggregation groups(
      int wanted, List<Map<String, SortOrder>> ordered, Map<String, Aggregation> numbers) {
    var terms =
        alone
            ? new TermsAggregation.Builder().field(Dimensions.path(dimension))
            : Dimensions.groups(dimension, search);
    var sized = terms.size(wanted).shardSize(COMPARED).order(ordered).build();
    return Aggregation.of(a -> a.terms(sized).aggregations(numbers));
  }

  /// The groups. Another key may have come into the column since it was seen to be alone; whatever
  /// its groups have displaced is missing.
  private Group.Groups found(Counts counts) {
    Group.Groups found = Group.of(counts.get(GROUPS));
    if (!alone) {
      return found;
    }
    String prefix = Dimensions.prefix(dimension, search);
    List<Group> own =
        found.groups().stream().filter(group -> group.term().startsWith(prefix)).toList();
    return new Group.Groups(
        own, found.beyond(), found.exact() && own.size() == found.groups().size());
  }

  /// The engine orders by no quotient: all groups are brought here.
  private Step<Shown> byErrorShare(Paging paging) {
    return Step.once(
        Map.of(GROUPS, groups(COMPARED - 1, Dimensions.BY_COUNT, Map.of(NUMBER, Errors.among()))),
        counts -> {
          Group.Groups found = found(counts);
          List<Group> sorted =
              sorted(
                  found.groups(),
                  group ->
                      (double) Errors.number(group.counts().get(NUMBER))
                          / group.counts().requests());
          return page(terms(sorted), paging, found.exact() && found.beyond() == 0);
        });
  }

  private Step<Shown> byLatency(Paging paging) {
    return Step.once(
            Map.of(GROUPS, groups(MOST_PERCENTILES, Dimensions.BY_COUNT, Map.of())), this::found)
        .then(candidates ->
            candidates.groups().isEmpty()
                ? new Step.Done<>(Shown.NOTHING)
                : byLatency(paging, candidates));
  }

  private Step<Shown> byLatency(Paging paging, Group.Groups candidates) {
    var terms = Dimensions.groups(dimension, terms(candidates.groups())).build();
    Aggregation groups =
        Aggregation.of(a -> a.terms(terms).aggregations(NUMBER, Latencies.percentiles()));
    boolean exact = candidates.exact() && candidates.beyond() == 0;
    int percentile = order.by() == BreakdownSort.P50_LATENCY_MS ? 0 : 1;
    return Step.once(
        Map.of(GROUPS, groups),
        counts -> {
          Map<String, List<Double>> latencies = new HashMap<>();
          List<Group> found =
              Group.of(counts.get(GROUPS)).groups().stream()
                  .filter(group -> group.counts().requests() > 0)
                  .toList();
          found.forEach(group -> latencies.put(group.term(), group.counts().percentiles(NUMBER)));
          List<Group> sorted =
              sorted(
                  found,
                  group -> number(latencies.getOrDefault(group.term(), List.of()), percentile));
          Shown page = page(terms(sorted), paging, exact);
          return new Shown(page.terms(), page.all(), page.more(), page.exact(), latencies);
        });
  }

  private static double number(List<Double> percentiles, int index) {
    return percentiles.isEmpty() ? Double.NEGATIVE_INFINITY : percentiles.get(index);
  }

  private List<Group> sorted(List<Group> groups, ToDoubleFunction<Group> number) {
    Map<Group, Double> numbers =
        groups.stream()
            .collect(
                Collectors.toMap(
                    group -> group, number::applyAsDouble, (a, _) -> a, LinkedHashMap::new));
    Comparator<Group> byNumber = Comparator.comparingDouble(numbers::get);
    return groups.stream()
        .sorted(
            (order.descending() ? byNumber.reversed() : byNumber)
                .thenComparing(Group::term, TermOrder.of(dimension)))
        .toList();
  }

  private static List<String> terms(List<Group> groups) {
    return groups.stream().map(Group::term).toList();
  }

  private static Shown page(List<String> sorted, Paging paging, boolean exact) {
    int from = (int) Math.min(paging.before(), sorted.size());
    int last = Math.min(BreakdownQuestion.MOST, sorted.size());
    int to = Math.min(last, from + paging.perPage());
    return new Shown(
        sorted.subList(Math.min(from, to), to),
        exact && !paging.continues() && to == sorted.size(),
        to < last,
        exact);
  }
}
