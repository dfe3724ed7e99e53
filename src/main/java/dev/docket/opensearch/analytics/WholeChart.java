package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.charts.Chart;
import dev.docket.analytics.charts.ChartData;
import dev.docket.analytics.charts.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// A chart that shows all requests together: in one row, or in one for each bucket of time. One
/// search when the buckets are known.
record WholeChart(Chart chart, ChartNumbers numbers, int exactUpTo) implements ChartPlan {

  private static final String MISSING = "missing";
  private static final String TIME = "time";

  /// Prepares it.
  ///
  /// @param exactUpTo so many values are counted one by one
  static Step<ChartPlan> prepare(Chart chart, int exactUpTo) {
    Step<ChartNumbers> numbers =
        chart.shape().isOverTime()
            ? ChartNumbers.of(chart.metrics())
            : new Step.Done<>(ChartNumbers.withoutDistinct(chart.metrics()));
    return numbers.map(all -> new WholeChart(chart, all, exactUpTo));
  }

  @Override
  public long cells(int buckets) {
    return 1L + (chart.shape().isOverTime() ? buckets : 0);
  }

  @Override
  public long sketches(int buckets) {
    return cells(buckets) * numbers.sketches();
  }

  @Override
  public Step<ChartData> ask(@Nullable TimeBuckets buckets) {
    Map<String, Aggregation> wanted = new HashMap<>(numbers.aggregations());
    Query lacking = ChartNumbers.lacking(chart.metrics());
    if (lacking != null) {
      wanted.put(MISSING, Aggregation.of(a -> a.filter(lacking)));
    }
    if (buckets != null) {
      wanted.put(TIME, OverTime.buckets(buckets, numbers.aggregations()));
    }
    return Step.both(
        Step.once(wanted, counts -> data(counts, buckets)),
        buckets == null ? distinct() : new Step.Done<>(List.of()),
        WholeChart::withDistinct);
  }

  private ChartData data(Counts counts, @Nullable TimeBuckets buckets) {
    List<OptionalDouble> totals = numbers.read(counts);
    return new ChartData(
        counts.requests(),
        counts.numbers().containsKey(MISSING) ? counts.get(MISSING).filter().docCount() : 0,
        buckets,
        List.of(
            new ChartData.Member(
                new ChartData.Who.Everyone(),
                buckets == null ? totals : List.of(),
                buckets == null
                    ? List.of()
                    : OverTime.found(counts.get(TIME)).stream().map(numbers::read).toList())),
        totals,
        null,
        OptionalLong.empty(),
        numbers.sketches() == 0);
  }

  /// Different values of all requests, which are few often enough to be counted one by one.
  private Step<List<Map.Entry<Integer, DistinctValues.Found>>> distinct() {
    List<Step<Map.Entry<Integer, DistinctValues.Found>>> all = new ArrayList<>();
    for (int i = 0; i < chart.series().size(); i++) {
      int series = i;
      if (chart.series().get(i).metric() instanceof Metric.Distinct(var dimension)) {
        all.add(DistinctValues.count(dimension, exactUpTo).map(found -> Map.entry(series, found)));
      }
    }
    return Step.all(all);
  }

  private static ChartData withDistinct(
      ChartData data, List<Map.Entry<Integer, DistinctValues.Found>> distinct) {
    if (distinct.isEmpty()) {
      return data;
    }
    List<OptionalDouble> totals = new ArrayList<>(data.totals());
    distinct.forEach(
        found -> totals.set(found.getKey(), OptionalDouble.of((double) found.getValue().values())));
    return new ChartData(
        data.matched(),
        data.missing(),
        null,
        List.of(new ChartData.Member(new ChartData.Who.Everyone(), totals, List.of())),
        totals,
        null,
        OptionalLong.empty(),
        data.exact() && distinct.stream().allMatch(found -> found.getValue().exact()));
  }
}
