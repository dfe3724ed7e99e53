package dev.docket.analytics.charts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.Dimension;
import dev.docket.filter.Limits;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a metric and the number that it is of, out of a chart or out of one of its series.
final class MetricReader {

  private static final String COUNT = "count";
  private static final String CARDINALITY = "cardinality";
  private static final String PERCENTILE = "percentile";
  private static final String SCORE = "score";
  private static final String METADATA = "metadata";

  private static final double HUNDRED = 100;

  private static final List<String> OF_NUMBERS =
      List.of("sum", "avg", "min", "max", PERCENTILE, CARDINALITY);

  private static final List<String> ALL =
      Stream.concat(Stream.of(COUNT), OF_NUMBERS.stream()).toList();

  private static final List<String> SOURCES =
      Stream.concat(NumberSource.OfField.NAMES.stream(), Stream.of(SCORE, METADATA)).toList();

  private MetricReader() {}

  /// Of a chart without series.
  static Metric ofChart(ChartObject chart) {
    return read(chart, ALL);
  }

  /// Of one of several series, which never count requests.
  static Metric ofSeries(ChartObject series) {
    if (series.node().path("metric").asText().equals(COUNT)) {
      throw series.fault(
          "metric",
          "the `metric` of a series cannot be `count`; it is one of " + listed(OF_NUMBERS),
          OF_NUMBERS);
    }
    return read(series, OF_NUMBERS);
  }

  private static String listed(List<String> names) {
    return String.join(", ", names) + ".";
  }

  private static Metric read(ChartObject object, List<String> metrics) {
    String metric = object.oneOf("metric", metrics);
    if (metric == null) {
      throw object.fault(
          "metric", "`metric` is required; it is one of " + listed(metrics), metrics);
    }
    if (!metric.equals(PERCENTILE)) {
      object.none("goes with the metric `percentile` only", "percentile");
    }
    return switch (metric) {
      case COUNT -> {
        object.none("belongs to no count", "metricScoreName", "metricMetadataKey");
        yield new Metric.Count();
      }
      case CARDINALITY -> {
        object.none(
            "belongs to no cardinality, which counts values", "metricField", "metricScoreName");
        yield new Metric.Distinct(
            new Dimension.OfKey(
                object.required(
                    "metricMetadataKey", Limits.KEY, " with the metric `cardinality`")));
      }
      default -> new Metric.Of(measure(object, metric), source(object, "metricField"));
    };
  }

  private static Metric.Measure measure(ChartObject object, String metric) {
    return switch (metric) {
      case "sum" -> Metric.Measure.Simple.SUM;
      case "avg" -> Metric.Measure.Simple.AVG;
      case "min" -> Metric.Measure.Simple.MIN;
      case "max" -> Metric.Measure.Simple.MAX;
      default -> new Metric.Measure.Percentile(percent(object));
    };
  }

  private static double percent(ChartObject object) {
    JsonNode percent = object.node().path("percentile");
    if (!percent.isNumber() || percent.doubleValue() < 0 || percent.doubleValue() > HUNDRED) {
      throw object.fault(
          "percentile",
          "`percentile` is a number from 0 to 100, required with the metric `percentile`.");
    }
    return percent.doubleValue();
  }

  /// The number that a property names, with the name or key that belongs to it.
  static NumberSource source(ChartObject object, String property) {
    String field = object.oneOf(property, SOURCES);
    if (field == null) {
      throw object.fault(
          property,
          "`%s` is required with this metric; it is one of %s".formatted(property, listed(SOURCES)),
          SOURCES);
    }
    if (!field.equals(SCORE)) {
      object.none("goes with `%s: score` only".formatted(property), "metricScoreName");
    }
    if (!field.equals(METADATA)) {
      object.none("goes with `%s: metadata` only".formatted(property), "metricMetadataKey");
    }
    String when = " with `%s: %s`".formatted(property, field);
    return switch (field) {
      case SCORE -> new NumberSource.OfScore(object.required("metricScoreName", Limits.KEY, when));
      case METADATA ->
          new NumberSource.OfKey(object.required("metricMetadataKey", Limits.KEY, when));
      default -> NumberSource.OfField.named(field).orElseThrow();
    };
  }

  /// The number of a histogram; null when none is asked for.
  static @Nullable NumberSource histogram(ChartObject chart) {
    return chart.has("histogramField") ? source(chart, "histogramField") : null;
  }
}
