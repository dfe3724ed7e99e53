package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.overview.Line;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Some groups over time, by an exact list of them: digests are made for no other.
final class GroupLines {

  private static final String TIME = "time";

  private GroupLines() {}

  /// Asks for the groups with these terms, at least one.
  static Aggregation asked(
      Dimension dimension, List<String> terms, TimeBuckets buckets, int compression) {
    Aggregation time = OverTime.buckets(buckets, Slots.asked(compression));
    return Aggregation.of(a ->
        a.terms(Dimensions.groups(dimension, terms).order(Dimensions.BY_COUNT).build())
            .aggregations(Map.of(TIME, time)));
  }

  /// Reads them.
  ///
  /// @param value how a term is shown
  static List<Line> found(Aggregate groups, UnaryOperator<String> value) {
    return Group.of(groups).groups().stream()
        .map(group ->
            new Line(
                value.apply(group.term()),
                OverTime.found(group.counts().get(TIME)).stream().map(Slots::found).toList()))
        .toList();
  }
}
