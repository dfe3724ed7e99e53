package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.overview.Overview;
import dev.docket.analytics.overview.Share;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.HashMap;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The groups with most requests, and what their requests took.
final class GroupShares {

  private static final String COST = "cost";
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  private GroupShares() {}

  static Aggregation asked(Dimension dimension) {
    return asked(dimension, Map.of());
  }

  /// Asks for further numbers of each group.
  static Aggregation asked(Dimension dimension, Map<String, Aggregation> further) {
    Map<String, Aggregation> numbers = new HashMap<>(further);
    numbers.put(COST, Numbers.sum(FieldPaths.of(Field.COST)));
    numbers.put(INPUT, Numbers.sum(FieldPaths.of(Field.INPUT_TOKENS)));
    numbers.put(OUTPUT, Numbers.sum(FieldPaths.of(Field.OUTPUT_TOKENS)));
    return GroupCounts.asked(dimension, OverviewLimits.LISTED, numbers);
  }

  static Overview.Top<Share> found(Dimension dimension, Aggregate groups) {
    Group.Groups found = Group.of(groups);
    return new Overview.Top<>(
        found.groups().stream()
            .map(group -> share(Dimensions.value(dimension, group.term()), group.counts()))
            .toList(),
        found.exact());
  }

  static Share share(String value, Counts counts) {
    return new Share(
        value,
        null,
        counts.requests(),
        counts.valueOrZero(COST),
        Math.round(counts.valueOrZero(INPUT)),
        Math.round(counts.valueOrZero(OUTPUT)));
  }
}
