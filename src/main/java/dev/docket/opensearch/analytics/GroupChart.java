package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.charts.Chart;
import dev.docket.analytics.charts.ChartData;
import dev.docket.analytics.charts.Grouping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// A chart of groups: those to show are known, with what was counted of them on the way.
///
/// @param numbers all of the chart's
/// @param found groups that there are, those to show first
/// @param lacking how many requests are in no group
/// @param exactUpTo so many groups are counted one by one when there are more than were found
record GroupChart(
    Chart chart,
    Grouping grouping,
    ChartNumbers numbers,
    RankedGroups found,
    Lacking lacking,
    int exactUpTo)
    implements ChartPlan {

  private static final String MISSING = "missing";
  private static final String MISSING_NUMBERS = "missing numbers";
  private static final String REST = "rest";
  private static final String TIME = "time";

  /// What one chart may take of the engine.
  ///
  /// @param groups that are compared
  /// @param sketches digests and sketches for comparing them
  /// @param values counted one by one
  record Bounds(int groups, int sketches, int values) {}

  /// Requests of a selection that are in no group.
  record Lacking(long matched, long missing) {}

  static Step<ChartPlan> prepare(Chart chart, Grouping grouping, Bounds bounds) {
    Map<String, Aggregation> missing =
        Map.of(MISSING, Aggregation.of(a -> a.filter(GroupQueries.lacking(grouping.by()))));
    Step<Lacking> lacking =
        Step.once(
            missing,
            counts -> new Lacking(counts.requests(), counts.get(MISSING).filter().docCount()));
    return Step.both(
            Step.both(
                ChartNumbers.of(chart.metrics()),
                GroupSearch.candidates(chart.metrics(), grouping, bounds.groups()),
                Candidates::new),
            lacking,
            (candidates, lack) ->
                RankedGroups.of(candidates.numbers, grouping, candidates.found, bounds.sketches())
                    .map(ranked ->
                        (ChartPlan)
                            new GroupChart(
                                chart,
                                grouping,
                                candidates.numbers,
                                ranked,
                                lack,
                                bounds.values())))
        .then(plan -> plan);
  }

  private record Candidates(ChartNumbers numbers, GroupSearch.Found found) {}

  @Override
  public long cells(int buckets) {
    long shown = found.shown().size();
    long sets = shown + (hasRest() ? 1 : 0) + (grouping.missing() ? 1 : 0) + 1;
    return sets * (chart.shape().isOverTime() ? 1 + buckets : 1);
  }

  @Override
  public long sketches(int buckets) {
    return cells(buckets) * numbers.sketches();
  }

  private boolean hasRest() {
    return !found.whole() || found.known() > found.shown().size();
  }

  @Override
  public Step<ChartData> ask(@Nullable TimeBuckets buckets) {
    if (isCounted(buckets)) {
      return new Step.Done<>(counted());
    }
    Map<String, Aggregation> wanted = new HashMap<>();
    Map<String, Aggregation> inside = new HashMap<>(numbers.aggregations());
    if (buckets != null) {
      inside.put(TIME, OverTime.buckets(buckets, numbers.aggregations()));
    }
    GroupQueries shown = new GroupQueries(grouping.by(), found.terms());
    wanted.putAll(shown.groups(inside));
    if (hasRest()) {
      wanted.put(
          REST,
          Aggregation.of(a ->
              a.filter(shown.others())
                  .aggregations(grouping.other() ? inside : numbers.aggregations())));
    }
    if (grouping.missing()) {
      wanted.put(
          MISSING_NUMBERS,
          Aggregation.of(a -> a.filter(GroupQueries.lacking(grouping.by())).aggregations(inside)));
    }
    if (chart.hasInsights()) {
      wanted.putAll(numbers.aggregations());
    }
    Step<ChartData> data = Step.once(wanted, counts -> data(shown, counts, buckets));
    return found.whole() || grouping.by().size() > 1
        ? data
        : Step.both(
            data,
            DistinctValues.count(grouping.by().getFirst(), exactUpTo),
            GroupChart::withGroups);
  }

  /// Whether all that the chart shows was counted already, when its groups were found.
  private boolean isCounted(@Nullable TimeBuckets buckets) {
    return buckets == null
        && numbers.areCheap()
        && found.whole()
        && !hasRest()
        && !grouping.missing()
        && !chart.hasInsights();
  }

  private ChartData counted() {
    return data(
        found.shown().stream()
            .map(group ->
                new ChartData.Member(group(group.terms()), numbers.read(group.counts()), List.of()))
            .toList(),
        null,
        null,
        List.of());
  }

  private ChartData data(GroupQueries shown, Counts counts, @Nullable TimeBuckets buckets) {
    List<ChartData.Member> members = new ArrayList<>();
    Map<List<String>, Counts> groups = shown.found(counts);
    for (List<String> terms : found.terms()) {
      // A group can have lost its last request since it was found.
      Counts group = groups.get(terms);
      if (group != null) {
        members.add(member(group(terms), group, buckets));
      }
    }
    List<OptionalDouble> other = null;
    if (hasRest()) {
      Counts rest = Counts.of(counts.get(REST).filter());
      if (rest.requests() > 0) {
        other = numbers.read(rest);
        if (grouping.other()) {
          members.add(member(new ChartData.Who.Others(), rest, buckets));
        }
      }
    }
    if (grouping.missing() && lacking.missing() > 0) {
      members.add(
          member(
              new ChartData.Who.Groupless(),
              Counts.of(counts.get(MISSING_NUMBERS).filter()),
              buckets));
    }
    return data(members, buckets, other, chart.hasInsights() ? numbers.read(counts) : List.of());
  }

  private ChartData data(
      List<ChartData.Member> members,
      @Nullable TimeBuckets buckets,
      @Nullable List<OptionalDouble> other,
      List<OptionalDouble> totals) {
    return new ChartData(
        lacking.matched(),
        lacking.missing(),
        buckets,
        members,
        totals,
        other,
        OptionalLong.of(found.known()),
        found.exact() && numbers.sketches() == 0);
  }

  private ChartData.Member member(ChartData.Who who, Counts counts, @Nullable TimeBuckets buckets) {
    return buckets == null
        ? new ChartData.Member(who, numbers.read(counts), List.of())
        : new ChartData.Member(
            who, List.of(), OverTime.found(counts.get(TIME)).stream().map(numbers::read).toList());
  }

  private ChartData.Who group(List<String> terms) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      values.add(Dimensions.value(grouping.by().get(i), terms.get(i)));
    }
    return new ChartData.Who.OfGroup(values);
  }

  private static ChartData withGroups(ChartData data, DistinctValues.Found groups) {
    return new ChartData(
        data.matched(),
        data.missing(),
        data.buckets(),
        data.members(),
        data.totals(),
        data.other(),
        OptionalLong.of(groups.values()),
        data.exact() && groups.exact());
  }
}
