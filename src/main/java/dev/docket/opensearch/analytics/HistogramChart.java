package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.charts.Chart;
import dev.docket.analytics.charts.ChartData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.AggregationRange;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch._types.query_dsl.RangeQuery;

/// A histogram: one search for its bounds, one for what is between them. A request that has several
/// numbers is in the range of each, once.
///
/// @param bounds of all ranges, ascending; empty when no request has a number
record HistogramChart(NumberPlace place, List<Double> bounds) implements ChartPlan {

  private static final String OUTER = "of";
  private static final String MIN = "min";
  private static final String MAX = "max";
  private static final String POSITIVE = "positive";
  private static final String MISSING = "missing";
  private static final String RANGES = "ranges";
  private static final String REQUESTS = "requests";

  static Step<ChartPlan> prepare(Chart.Shape.Histogram histogram) {
    NumberPlace place = NumberPlace.of(histogram.source());
    Query positive =
        new RangeQuery.Builder().field(place.path()).gt(JsonData.of(0)).build().toQuery();
    Map<String, Aggregation> ends =
        place.among(
            OUTER,
            Map.of(
                MIN, Numbers.min(place.path()),
                MAX, Numbers.max(place.path()),
                POSITIVE,
                    Aggregation.of(a ->
                        a.filter(positive).aggregations(Map.of(MIN, Numbers.min(place.path()))))));
    return Step.once(
        ends, counts -> new HistogramChart(place, bounds(histogram, place.found(OUTER, counts))));
  }

  private static List<Double> bounds(Chart.Shape.Histogram histogram, Counts ends) {
    OptionalDouble min = ends.value(MIN);
    OptionalDouble max = ends.value(MAX);
    if (min.isEmpty() || max.isEmpty()) {
      return List.of();
    }
    return histogram.logarithmic()
        ? HistogramBounds.logarithmic(
            min.getAsDouble(),
            Counts.of(ends.get(POSITIVE).filter()).value(MIN).orElse(Double.NaN),
            max.getAsDouble(),
            histogram.most())
        : HistogramBounds.linear(min.getAsDouble(), max.getAsDouble(), histogram.most());
  }

  @Override
  public long cells(int buckets) {
    return bounds.size();
  }

  @Override
  public long sketches(int buckets) {
    return 0;
  }

  @Override
  public Step<ChartData> ask(@Nullable TimeBuckets buckets) {
    Query having = place.having();
    Map<String, Aggregation> wanted = new HashMap<>();
    wanted.put(
        MISSING, Aggregation.of(a -> a.filter(Query.of(q -> q.bool(b -> b.mustNot(having))))));
    if (!bounds.isEmpty()) {
      wanted.putAll(place.among(OUTER, Map.of(RANGES, ranges())));
    }
    return Step.once(wanted, this::data);
  }

  private Aggregation ranges() {
    List<AggregationRange> ranges = new ArrayList<>();
    for (int i = 0; i + 1 < bounds.size(); i++) {
      JsonData from = JsonData.of(bounds.get(i));
      JsonData to = JsonData.of(bounds.get(i + 1));
      ranges.add(AggregationRange.of(r -> r.from(from).to(to)));
    }
    return Aggregation.of(a ->
        a.range(r -> r.field(place.path()).keyed(false).ranges(ranges))
            .aggregations(
                switch (place) {
                  case NumberPlace.Plain _ -> Map.of();
                  case NumberPlace.Keyed _ ->
                      Map.of(REQUESTS, Aggregation.of(r -> r.reverseNested(n -> n)));
                }));
  }

  private ChartData data(Counts counts) {
    List<ChartData.Member> members = new ArrayList<>();
    if (!bounds.isEmpty()) {
      var ranges = place.found(OUTER, counts).get(RANGES).range().buckets().array();
      for (int i = 0; i < ranges.size(); i++) {
        double requests = (double) requests(Counts.of(ranges.get(i)));
        members.add(
            new ChartData.Member(
                new ChartData.Who.Between(bounds.get(i), bounds.get(i + 1)),
                List.of(OptionalDouble.of(requests)),
                List.of()));
      }
    }
    return new ChartData(
        counts.requests(),
        counts.get(MISSING).filter().docCount(),
        null,
        members,
        List.of(),
        null,
        OptionalLong.empty(),
        true);
  }

  private long requests(Counts range) {
    return switch (place) {
      case NumberPlace.Plain _ -> range.requests();
      case NumberPlace.Keyed _ -> range.get(REQUESTS).reverseNested().docCount();
    };
  }
}
