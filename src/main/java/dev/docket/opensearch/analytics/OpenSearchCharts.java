package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.charts.Chart;
import dev.docket.analytics.charts.ChartData;
import dev.docket.analytics.charts.ChartSource;
import dev.docket.analytics.charts.Metric;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Counts charts: all of a call share their searches.
///
/// First it is found out which groups there are, from when to when requests are, and between which
/// numbers; then what is shown is counted. That is one search for a chart of all requests, of few
/// groups or of estimated values; two for one over time, a histogram, percentiles of groups, or
/// more groups than are shown; one more for groups in the order of their percentiles, or for
/// different values of a metadata key.
public final class OpenSearchCharts implements ChartSource {

  /// The engine gives 65,535 groups and buckets in one answer: first so many groups …
  private static final int MOST_CANDIDATES = 40_000;

  /// … then so many groups, buckets of time and both …
  private static final int MOST_CELLS = 24_000;

  /// … beside so many values, counted one by one.
  private static final int MOST_VALUES = 36_000;

  /// Of 30 KB each, on every partition, unseen by the engine's breakers.
  private static final int MOST_SKETCHES = 3_000;

  private static final int MOST_VALUES_AT_ONCE = 10_000;

  private final Asking asking;

  public OpenSearchCharts(Asking asking) {
    this.asking = asking;
  }

  @Override
  public List<ChartData> find(WorkspaceId workspace, Question question) {
    return asking.ask(
        workspace,
        question.selected(),
        Step.both(
                extent(question),
                plans(question.charts()),
                (buckets, plans) -> Step.all(asked(question, buckets, plans)))
            .then(step -> step),
        () -> question.charts().stream().map(NoRequests::data).toList());
  }

  /// The buckets of the charts over time; none when no chart is.
  private static Step<List<TimeBuckets>> extent(Question question) {
    if (question.charts().stream().noneMatch(chart -> chart.shape().isOverTime())) {
      return new Step.Done<>(List.of());
    }
    return Step.once(
        Map.of("first", OverTime.first(), "last", OverTime.last()),
        counts -> {
          Instant first = OverTime.moment(counts.get("first"));
          return List.of(question.time().over(first, OverTime.moment(counts.get("last"))));
        });
  }

  private static Step<List<ChartPlan>> plans(List<Chart> charts) {
    long counts = charts.stream().mapToLong(OpenSearchCharts::distinctCounts).sum();
    int values = (int) Math.min(MOST_VALUES_AT_ONCE, MOST_VALUES / Math.max(1, counts));
    GroupChart.Bounds bounds =
        new GroupChart.Bounds(
            MOST_CANDIDATES / charts.size(), MOST_SKETCHES / charts.size(), values);
    return Step.all(
        charts.stream()
            .map(chart ->
                switch (chart.shape()) {
                  case Chart.Shape.Overall _, Chart.Shape.OverTime _ ->
                      WholeChart.prepare(chart, values);
                  case Chart.Shape.Groups(var grouping) ->
                      GroupChart.prepare(chart, grouping, bounds);
                  case Chart.Shape.GroupsOverTime(var grouping) ->
                      GroupChart.prepare(chart, grouping, bounds);
                  case Chart.Shape.Histogram histogram -> HistogramChart.prepare(histogram);
                })
            .toList());
  }

  /// How often values are counted one by one for a chart: for each such series, or for its groups.
  private static long distinctCounts(Chart chart) {
    return switch (chart.shape()) {
      case Chart.Shape.Overall _ ->
          chart.metrics().stream().filter(Metric.Distinct.class::isInstance).count();
      case Chart.Shape.Groups _, Chart.Shape.GroupsOverTime _ -> 1;
      case Chart.Shape.OverTime _, Chart.Shape.Histogram _ -> 0;
    };
  }

  private static List<Step<ChartData>> asked(
      Question question, List<TimeBuckets> buckets, List<ChartPlan> plans) {
    TimeBuckets time = buckets.isEmpty() ? null : buckets.getFirst();
    int size = time == null ? 0 : time.size();
    long cells = 0;
    long sketches = 0;
    for (ChartPlan plan : plans) {
      cells += plan.cells(size);
      sketches += plan.sketches(size);
    }
    if (cells > MOST_CELLS || sketches > MOST_SKETCHES) {
      throw tooMuch(cells, sketches);
    }
    List<Chart> charts = question.charts();
    return IntStream.range(0, charts.size())
        .mapToObj(i -> plans.get(i).ask(charts.get(i).shape().isOverTime() ? time : null))
        .toList();
  }

  private static ProblemException tooMuch(long cells, long sketches) {
    return ProblemException.refused(
        "/customCharts",
        "These charts have %,d points, %,d of them percentiles or numbers of different values, of which there may be %,d and %,d in one call: take fewer charts, a lower `limit`, a longer `interval` or a shorter range of time."
            .formatted(cells, sketches, MOST_CELLS, MOST_SKETCHES));
  }
}
