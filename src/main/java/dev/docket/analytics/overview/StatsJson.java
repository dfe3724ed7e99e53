package dev.docket.analytics.overview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.BucketLabels;
import dev.docket.analytics.TimeBuckets;
import dev.docket.requests.OutputShape;
import dev.docket.requests.Status;
import java.util.List;

/// Writes `stats`, an object for each bucket.
final class StatsJson {

  private StatsJson() {}

  static void write(ArrayNode stats, TimeBuckets buckets, List<Bucket> found) {
    BucketLabels labels = new BucketLabels(buckets);
    for (int i = 0; i < found.size(); i++) {
      ObjectNode row = stats.addObject().put("date", buckets.key(i)).put("dateLabel", labels.of(i));
      bucket(row, found.get(i));
    }
  }

  private static void bucket(ObjectNode row, Bucket bucket) {
    long requests = bucket.slot().requests();
    Bucket.Tokens tokens = bucket.tokens();
    row.put("requests", requests)
        .put("tokens", tokens.input() + tokens.output())
        .put("inputTokens", tokens.input())
        .put("outputTokens", tokens.output())
        .put("cost", bucket.cost())
        .put("latency", OverviewJson.seconds(bucket.slot().averageLatency()))
        .put("cachedTokens", tokens.cached())
        .put("thinkingTokens", tokens.thinking())
        .put("traceShare", share(bucket.traced(), requests));
    ObjectNode statuses = row.putObject("statusCounts");
    for (Status status : Status.values()) {
      statuses.put(status.name(), bucket.statuses().getOrDefault(status, 0L));
    }
    ObjectNode shapes = row.putObject("outputShapeCounts");
    for (OutputShape shape : OutputShape.values()) {
      shapes.put(name(shape), bucket.shapes().getOrDefault(shape, 0L));
    }
    row.put("avgTurnCount", share(bucket.turns().messages(), requests))
        .put("avgToolCallCount", share(bucket.turns().toolCalls(), requests))
        .put("toolCallCountP95", bucket.turns().toolCallsP95());
  }

  private static String name(OutputShape shape) {
    return switch (shape) {
      case JSON -> "json";
      case TOOL_CALL -> "toolCall";
      case PLAIN_TEXT -> "plainText";
    };
  }

  private static double share(long part, long requests) {
    return requests == 0 ? 0 : (double) part / requests;
  }
}
