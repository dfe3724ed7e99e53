package dev.docket.opensearch.analytics;

import dev.docket.analytics.charts.Metric;
import dev.docket.analytics.charts.NumberSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// The metrics of a chart in the engine's words, to be counted anywhere: metrics of one number are
/// taken of it together, all its percentiles from one digest.
final class ChartNumbers {

  private static final int COMPRESSION = 100;

  private final List<Metric> metrics;
  private final List<NumberSource> sources;
  private final List<Aggregation> estimates;

  private ChartNumbers(List<Metric> metrics, List<Aggregation> estimates) {
    this.metrics = metrics;
    this.sources =
        metrics.stream()
            .filter(Metric.Of.class::isInstance)
            .map(metric -> ((Metric.Of) metric).source())
            .distinct()
            .toList();
    this.estimates = estimates;
  }

  /// All but numbers of different values, which are empty.
  static ChartNumbers withoutDistinct(List<Metric> metrics) {
    return new ChartNumbers(metrics, List.of());
  }

  /// All of them: one search when one is about the values under a metadata key.
  static Step<ChartNumbers> of(List<Metric> metrics) {
    return Step.all(
            metrics.stream()
                .filter(Metric.Distinct.class::isInstance)
                .map(metric -> DistinctValues.estimating(((Metric.Distinct) metric).dimension()))
                .toList())
        .map(estimates -> new ChartNumbers(metrics, estimates));
  }

  /// Of one series alone, which then is the first.
  ChartNumbers only(int series) {
    Metric metric = metrics.get(series);
    return new ChartNumbers(
        List.of(metric),
        metric instanceof Metric.Distinct && !estimates.isEmpty()
            ? List.of(estimates.get((int) distinctBefore(series)))
            : List.of());
  }

  /// Whether the number of that series takes the engine no memory to speak of.
  boolean isCheap(int series) {
    return isCheap(metrics.get(series));
  }

  private static boolean isCheap(Metric metric) {
    return switch (metric) {
      case Metric.Count _ -> true;
      case Metric.Distinct _ -> false;
      case Metric.Of of -> of.measure() instanceof Metric.Measure.Simple;
    };
  }

  boolean isCount(int series) {
    return metrics.get(series) instanceof Metric.Count;
  }

  boolean areCheap() {
    return metrics.stream().allMatch(ChartNumbers::isCheap);
  }

  /// How many digests and sketches it takes to count them once.
  int sketches() {
    long digests = sources.stream().filter(source -> !percents(source).isEmpty()).count();
    return (int) digests + estimates.size();
  }

  Map<String, Aggregation> aggregations() {
    Map<String, Aggregation> all = new HashMap<>(cheapAggregations(true));
    for (int i = 0; i < estimates.size(); i++) {
      all.put("distinct" + i, estimates.get(i));
    }
    return all;
  }

  /// Of the cheap ones only.
  Map<String, Aggregation> cheapAggregations() {
    return cheapAggregations(false);
  }

  private Map<String, Aggregation> cheapAggregations(boolean percentiles) {
    Map<String, Aggregation> all = new HashMap<>();
    for (NumberSource source : sources) {
      NumberPlace place = NumberPlace.of(source);
      Map<String, Aggregation> own = new HashMap<>();
      for (Metric metric : metrics) {
        if (metric instanceof Metric.Of(Metric.Measure.Simple measure, NumberSource of)
            && of.equals(source)) {
          own.put(name(measure, source), simple(measure, place.path()));
        }
      }
      List<Double> percents = percents(source);
      if (percentiles && !percents.isEmpty()) {
        own.put(digest(source), Numbers.percentiles(place.path(), COMPRESSION, percents));
      }
      if (!own.isEmpty()) {
        all.putAll(place.among(outer(source), own));
      }
    }
    return all;
  }

  private static Aggregation simple(Metric.Measure.Simple measure, String path) {
    return switch (measure) {
      case SUM -> Numbers.sum(path);
      case AVG -> Numbers.avg(path);
      case MIN -> Numbers.min(path);
      case MAX -> Numbers.max(path);
    };
  }

  private List<Double> percents(NumberSource source) {
    List<Double> percents = new ArrayList<>();
    for (Metric metric : metrics) {
      if (metric instanceof Metric.Of(Metric.Measure.Percentile(double percent), NumberSource of)
          && of.equals(source)) {
        percents.add(percent);
      }
    }
    return percents.stream().distinct().sorted().toList();
  }

  private String outer(NumberSource source) {
    return "of" + sources.indexOf(source);
  }

  private String name(Metric.Measure.Simple measure, NumberSource source) {
    return measure.name() + sources.indexOf(source);
  }

  private String digest(NumberSource source) {
    return "digest" + sources.indexOf(source);
  }

  /// The number of each series.
  List<OptionalDouble> read(Counts counts) {
    List<OptionalDouble> numbers = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      numbers.add(read(counts, i));
    }
    return numbers;
  }

  /// The number of one series.
  OptionalDouble read(Counts counts, int series) {
    return switch (metrics.get(series)) {
      case Metric.Count _ -> OptionalDouble.of((double) counts.requests());
      case Metric.Distinct _ ->
          estimates.isEmpty()
              ? OptionalDouble.empty()
              : counts.value("distinct" + distinctBefore(series));
      case Metric.Of(Metric.Measure measure, NumberSource source) -> {
        Counts own = NumberPlace.of(source).found(outer(source), counts);
        yield switch (measure) {
          case Metric.Measure.Simple simple -> own.value(name(simple, source));
          case Metric.Measure.Percentile(double percent) -> {
            List<Double> values = own.percentiles(digest(source));
            yield values.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.get(percents(source).indexOf(percent)));
          }
        };
      }
    };
  }

  private long distinctBefore(int series) {
    return metrics.subList(0, series).stream().filter(Metric.Distinct.class::isInstance).count();
  }

  /// How groups are ordered by the number of a series, which is cheap and of a request's.
  String inOrder(int series) {
    Metric.Of metric = (Metric.Of) metrics.get(series);
    return NumberPlace.of(metric.source()).inOrder(outer(metric.source()))
        + name((Metric.Measure.Simple) metric.measure(), metric.source());
  }

  /// The requests of which no number is; null when that can be none.
  static @Nullable Query lacking(List<Metric> metrics) {
    List<Query> having = new ArrayList<>();
    for (Metric metric : metrics) {
      switch (metric) {
        case Metric.Count _ -> {
          return null;
        }
        case Metric.Distinct(var dimension) -> having.add(Dimensions.having(dimension));
        case Metric.Of of -> having.add(NumberPlace.of(of.source()).having());
      }
    }
    return Query.of(q -> q.bool(b -> b.mustNot(having)));
  }
}
