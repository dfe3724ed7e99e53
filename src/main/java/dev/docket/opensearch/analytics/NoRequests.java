package dev.docket.opensearch.analytics;

import dev.docket.analytics.charts.Chart;
import dev.docket.analytics.charts.ChartData;
import dev.docket.analytics.charts.Metric;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What charts show where no request is.
final class NoRequests {

  private NoRequests() {}

  static ChartData data(Chart chart) {
    List<OptionalDouble> numbers = chart.metrics().stream().map(NoRequests::number).toList();
    return new ChartData(
        0,
        0,
        null,
        switch (chart.shape()) {
          case Chart.Shape.Overall _ ->
              List.of(new ChartData.Member(new ChartData.Who.Everyone(), numbers, List.of()));
          case Chart.Shape.OverTime _,
              Chart.Shape.Groups _,
              Chart.Shape.GroupsOverTime _,
              Chart.Shape.Histogram _ ->
              List.of();
        },
        numbers,
        null,
        switch (chart.shape()) {
          case Chart.Shape.Groups _, Chart.Shape.GroupsOverTime _ -> OptionalLong.of(0);
          case Chart.Shape.Overall _, Chart.Shape.OverTime _, Chart.Shape.Histogram _ ->
              OptionalLong.empty();
        },
        true);
  }

  private static OptionalDouble number(Metric metric) {
    return switch (metric) {
      case Metric.Count _, Metric.Distinct _ -> OptionalDouble.of(0);
      case Metric.Of of ->
          of.measure() == Metric.Measure.Simple.SUM ? OptionalDouble.of(0) : OptionalDouble.empty();
    };
  }
}
