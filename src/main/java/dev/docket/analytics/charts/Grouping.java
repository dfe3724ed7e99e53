package dev.docket.analytics.charts;

import dev.docket.analytics.Dimension;
import java.util.List;

/// By what a chart is split, and how much of that is shown.
///
/// @param by one dimension or two: then a group is a pair of values that a request has
/// @param limit so many groups are shown
/// @param order which groups, and in which order
/// @param other whether all that is not shown stands beside them as one
/// @param missing whether requests in no group do
public record Grouping(List<Dimension> by, int limit, Order order, boolean other, boolean missing) {

  public Grouping {
    by = List.copyOf(by);
  }

  /// Which group comes first. Of equals it is the one with more requests, then the one whose values
  /// come first.
  public sealed interface Order {

    boolean descending();

    /// By the numbers of a series; groups without a number are last.
    record ByNumber(int series, boolean descending) implements Order {}

    /// By the groups' values, in the order of their characters.
    record ByLabel(boolean descending) implements Order {}
  }
}
