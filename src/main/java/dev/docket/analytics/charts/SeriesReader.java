package dev.docket.analytics.charts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the series of a chart that has several, and what is made of them.
final class SeriesReader {

  /// The key of the one series of a chart that has no `series`.
  static final String VALUE = "value";

  static final int MOST = 20;

  private static final int MAX_LABEL = 120;
  private static final int MAX_INSIGHT_LABEL = 200;

  /// What rows have beside their numbers.
  private static final Set<String> OF_ROWS = Set.of("label", "labels", "bucketKey", "kind");

  private SeriesReader() {}

  /// The series, in their order.
  static List<Series> read(ChartObject chart) {
    chart.none(
        "belongs into each of the `series`",
        "metric",
        "metricField",
        "percentile",
        "metricScoreName",
        "metricMetadataKey");
    List<Series> all = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (ChartObject series : chart.objects("series", 2, MOST)) {
      String key = series.name("key");
      if (OF_ROWS.contains(key)) {
        throw series.fault("key", "rows have a `%s` already; name it otherwise.".formatted(key));
      }
      if (!keys.add(key)) {
        throw series.fault(
            "key", "a `key` stands for one series; `%s` is there twice.".formatted(key));
      }
      String label = series.required("label", MAX_LABEL, "");
      all.add(new Series(key, label, MetricReader.ofSeries(series)));
    }
    return all;
  }

  /// What is made of them.
  static List<Insight> insights(ChartObject chart, List<Series> series) {
    List<Insight> insights = new ArrayList<>();
    for (ChartObject insight : chart.objects("derivedInsights", 0, MOST)) {
      if (!chart.has("series")) {
        throw chart.fault("derivedInsights", "`derivedInsights` are made of `series`.");
      }
      var _ = insight.oneOf("type", List.of("ratio"));
      int numerator = index(insight, "numeratorSeriesKey", series);
      int denominator = index(insight, "denominatorSeriesKey", series);
      String label = insight.text("label", MAX_INSIGHT_LABEL);
      insights.add(
          new Insight(
              label == null
                  ? series.get(numerator).label() + " / " + series.get(denominator).label()
                  : label,
              numerator,
              denominator));
    }
    return insights;
  }

  private static int index(ChartObject insight, String property, List<Series> series) {
    List<String> keys = series.stream().map(Series::key).toList();
    String key = insight.oneOf(property, keys);
    if (key == null) {
      throw insight.fault(
          property, "`%s` is required: the `key` of a series.".formatted(property), keys);
    }
    return keys.indexOf(key);
  }
}
