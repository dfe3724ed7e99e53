package dev.docket.analytics.charts;

import dev.docket.analytics.TimeBuckets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a [Chart] shows.
///
/// @param matched requests that the chart is about
/// @param missing those of them that nothing of it can show: they are in no group, have no number
///   of the histogram's, or without either no number that the series are of
/// @param buckets of a chart over time; null of others, and where no request is
/// @param members in the order in which they are shown
/// @param totals for each series its number over everything, where the chart has insights
/// @param other for each series its number over the requests that are in a group that is not shown;
///   null when all are
/// @param groups how many there are, shown or not; empty when the chart has no groups
/// @param exact whether nothing of it is estimated, and no other groups could be the first ones
public record ChartData(
    long matched,
    long missing,
    @Nullable TimeBuckets buckets,
    List<Member> members,
    List<OptionalDouble> totals,
    @Nullable List<OptionalDouble> other,
    OptionalLong groups,
    boolean exact) {

  public ChartData {
    members = List.copyOf(members);
    totals = List.copyOf(totals);
  }

  /// Requests that are shown together.
  ///
  /// @param numbers for each series; empty where the chart shows them over time
  /// @param overTime for each bucket the numbers of each series
  public record Member(Who who, List<OptionalDouble> numbers, List<List<OptionalDouble>> overTime) {

    public Member {
      numbers = List.copyOf(numbers);
      overTime = List.copyOf(overTime);
    }
  }

  /// Which requests are shown together.
  public sealed interface Who {

    record Everyone() implements Who {}

    /// Those of a group.
    ///
    /// @param values as they were logged, one for each dimension
    record OfGroup(List<String> values) implements Who {

      public OfGroup {
        values = List.copyOf(values);
      }
    }

    /// Those with a value that is not shown.
    record Others() implements Who {}

    /// Those in no group.
    record Groupless() implements Who {}

    /// Those whose number is in the range.
    ///
    /// @param to exclusive
    record Between(double from, double to) implements Who {}
  }
}
