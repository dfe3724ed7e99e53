package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.overview.Overview;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The groups with most requests.
final class GroupCounts {

  private GroupCounts() {}

  static Aggregation asked(Dimension dimension, int size) {
    return asked(dimension, size, Map.of());
  }

  /// Asks for numbers of each group.
  static Aggregation asked(Dimension dimension, int size, Map<String, Aggregation> numbers) {
    return Aggregation.of(a ->
        a.terms(
                Dimensions.groups(dimension)
                    .size(size)
                    .shardSize(OverviewLimits.COMPARED)
                    .order(Dimensions.BY_COUNT)
                    .build())
            .aggregations(numbers));
  }

  static Overview.Top<Overview.Used> found(Dimension dimension, Aggregate groups) {
    Group.Groups found = Group.of(groups);
    return new Overview.Top<>(
        found.groups().stream()
            .map(group ->
                new Overview.Used(
                    Dimensions.value(dimension, group.term()), group.counts().requests()))
            .toList(),
        found.exact());
  }
}
