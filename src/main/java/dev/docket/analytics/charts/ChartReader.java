package dev.docket.analytics.charts;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one chart. Whatever is wrong with it is a [dev.docket.problem.Problem.Refused] that names
/// the chart, the property and the rule.
final class ChartReader {

  private static final int MAX_TITLE = 200;
  private static final int MAX_RANGES = 100;
  private static final int DEFAULT_RANGES = 20;

  private static final List<String> TYPES = List.of("bar", "line", "area");
  private static final List<String> SCALES = List.of("linear", "log");

  private ChartReader() {}

  static Chart read(ChartObject chart) {
    String id = chart.name("id");
    String type = chart.oneOf("chartType", TYPES);
    if (type == null) {
      throw chart.fault("chartType", "`chartType` is required: bar, line or area.", TYPES);
    }
    String title =
        TextNode.valueOf("").equals(chart.node().path("title"))
            ? id
            : chart.text("title", MAX_TITLE);
    NumberSource histogram = histogram(chart);
    List<Series> series =
        histogram != null
            ? List.of(single(new Metric.Count()))
            : chart.has("series")
                ? SeriesReader.read(chart)
                : List.of(single(MetricReader.ofChart(chart)));
    List<Insight> insights = SeriesReader.insights(chart, series);
    return new Chart(
        id,
        title == null ? id : title,
        type,
        series,
        insights,
        shape(chart, type, series, histogram));
  }

  private static Series single(Metric metric) {
    return new Series(SeriesReader.VALUE, metric.label(), metric);
  }

  private static @Nullable NumberSource histogram(ChartObject chart) {
    NumberSource source = MetricReader.histogram(chart);
    if (source == null) {
      chart.none("needs a `histogramField`", "histogramScale", "histogramBuckets");
      return null;
    }
    if (chart.has("metric") && !chart.node().path("metric").asText().equals("count")) {
      throw chart.fault("metric", "the `metric` of a histogram is `count`.", List.of("count"));
    }
    chart.none(
        "has no place beside `histogramField`",
        "metricField",
        "percentile",
        "series",
        "groupByField",
        "groupByMetadataKey",
        "groupBy");
    if (chart.flag("timeSeries")) {
      throw chart.fault("timeSeries", "`timeSeries` has no place beside `histogramField`.");
    }
    return source;
  }

  private static Chart.Shape shape(
      ChartObject chart, String type, List<Series> series, @Nullable NumberSource histogram) {
    Grouping grouping = GroupingReader.read(chart, series);
    boolean overTime = chart.flag("timeSeries");
    if (histogram != null) {
      return new Chart.Shape.Histogram(
          histogram,
          "log".equals(chart.oneOf("histogramScale", SCALES)),
          chart.whole("histogramBuckets", DEFAULT_RANGES, MAX_RANGES));
    } else if (grouping == null && !overTime) {
      if (!type.equals("bar")) {
        throw chart.fault(
            "chartType",
            "a chart of one number, without `timeSeries` and groups, is a `bar`.",
            List.of("bar"));
      }
      return new Chart.Shape.Overall();
    } else if (grouping == null) {
      return new Chart.Shape.OverTime();
    } else if (overTime && chart.has("series")) {
      throw chart.fault(
          "timeSeries", "`series`, groups and `timeSeries` do not go together; leave one out.");
    }
    return overTime ? new Chart.Shape.GroupsOverTime(grouping) : new Chart.Shape.Groups(grouping);
  }
}
