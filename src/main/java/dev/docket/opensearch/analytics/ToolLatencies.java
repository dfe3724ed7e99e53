package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.overview.Overview;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The tools that answers call most, and how long those calls to models took.
final class ToolLatencies {

  private static final Dimension TOOLS = new Dimension.OfField(Field.TOOL_NAMES);
  private static final String AVERAGE = "average";
  private static final String LEAST = "least";
  private static final String MOST = "most";

  private ToolLatencies() {}

  static Aggregation asked() {
    String latency = FieldPaths.of(Field.LATENCY_MS);
    return GroupCounts.asked(
        TOOLS,
        OverviewLimits.LISTED,
        Map.of(
            AVERAGE, Numbers.avg(latency),
            LEAST, Numbers.min(latency),
            MOST, Numbers.max(latency)));
  }

  static Overview.Top<Overview.Tool> found(Aggregate tools) {
    Group.Groups found = Group.of(tools);
    return new Overview.Top<>(
        found.groups().stream().map(ToolLatencies::tool).toList(), found.exact());
  }

  private static Overview.Tool tool(Group group) {
    Counts counts = group.counts();
    return new Overview.Tool(
        Dimensions.value(TOOLS, group.term()),
        counts.requests(),
        counts.valueOrZero(AVERAGE),
        counts.valueOrZero(LEAST),
        counts.valueOrZero(MOST));
  }
}
