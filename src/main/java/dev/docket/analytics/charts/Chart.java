package dev.docket.analytics.charts;

import java.util.List;

/// A chart that was asked for.
///
/// @param drawn how: `bar`, `line`, `area`; Docket draws nothing
/// @param series at least one; exactly one where groups are shown over time
public record Chart(
    String id,
    String title,
    String drawn,
    List<Series> series,
    List<Insight> insights,
    Shape shape) {

  public Chart {
    series = List.copyOf(series);
    insights = List.copyOf(insights);
  }

  public List<Metric> metrics() {
    return series.stream().map(Series::metric).toList();
  }

  /// Whether numbers over everything are needed beside those that are shown.
  public boolean hasInsights() {
    return !insights.isEmpty();
  }

  /// What its rows are.
  public sealed interface Shape {

    /// All requests, in one row.
    record Overall() implements Shape {}

    /// A row for each bucket of time.
    record OverTime() implements Shape {}

    /// A row for each group.
    record Groups(Grouping grouping) implements Shape {}

    /// A row for each bucket of time, a column for each group.
    record GroupsOverTime(Grouping grouping) implements Shape {}

    /// A row for each range of a number, which holds how many requests are in it.
    ///
    /// @param logarithmic whether ranges grow with the number
    /// @param most so many ranges at most
    record Histogram(NumberSource source, boolean logarithmic, int most) implements Shape {}

    default boolean isOverTime() {
      return this instanceof OverTime || this instanceof GroupsOverTime;
    }
  }
}
