package dev.docket.analytics.overview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.Interval;
import dev.docket.analytics.TimeBuckets;
import dev.docket.json.Json;
import java.time.Instant;
import java.util.List;

/// An overview as PromptLayer's analytics answer has it: all latencies in seconds, costs in US
/// dollars. `honesty` is Docket's own.
final class OverviewJson {

  private static final double MILLIS = 1_000;

  private OverviewJson() {}

  /// Where no request matches, the answer is as complete as ever.
  static ObjectNode empty(OverviewQuestion question) {
    TimeBuckets none =
        new TimeBuckets(
            question.time().whenEmpty(), question.time().zone(), List.of(), Instant.EPOCH);
    return of(new Overview(none, List.of(), Overview.Lines.NONE, Overview.Lists.NONE), question);
  }

  static ObjectNode of(Overview overview, OverviewQuestion question) {
    Totals totals = Totals.of(overview.stats());
    ObjectNode reply = Json.object().put("success", true);
    interval(reply.putObject("chartInterval"), overview.buckets().interval());
    totals(reply, totals);
    StatsJson.write(reply.putArray("stats"), overview.buckets(), overview.stats());
    lines(reply, overview);
    ListsJson.write(reply, overview.lists(), question.costKey());
    honesty(reply.putObject("honesty"), totals.slot().requests(), overview.lists());
    return reply;
  }

  static double seconds(double millis) {
    return millis / MILLIS;
  }

  private static void interval(ObjectNode json, Interval interval) {
    boolean minutes = interval.unit().equals("minute");
    json.put("interval", interval.unit())
        .put("bucketSizeMs", interval.length().toMillis())
        .put("bucketMinutes", minutes ? interval.length().toMinutes() : null);
  }

  private static void totals(ObjectNode reply, Totals totals) {
    Bucket.Tokens tokens = totals.tokens();
    reply
        .put("averageLatency", seconds(totals.slot().averageLatency()))
        .put("totalCost", totals.cost())
        .put("totalTokens", tokens.input() + tokens.output())
        .put("totalRequests", totals.slot().requests())
        .put("totalCachedTokens", tokens.cached())
        .put("totalThinkingTokens", tokens.thinking())
        .put(
            "cacheTokenRatio",
            tokens.input() == 0 ? null : (double) tokens.cached() / tokens.input());
  }

  private static void lines(ObjectNode reply, Overview overview) {
    LinesJson json = new LinesJson(overview.buckets());
    Overview.Lines lines = overview.lines();
    ListsJson.models(reply.putArray("mostUsedModels"), overview.lists().models());
    reply.set("modelRequestsByDay", json.requests(lines.models()));
    ListsJson.prompts(reply.putArray("mostUsedPromptTemplates"), overview.lists().prompts());
    reply.set("promptTemplateRequestsByDay", json.requests(lines.prompts()));
    reply.set("providerRequestsByDay", json.requests(lines.providers()));
    reply.set("latency", json.latency(overview.stats()));
    reply.set("latencyByModelByDay", json.latencies(lines.models()));
    reply.set("latencyByPromptTemplateByDay", json.latencies(lines.prompts()));
    reply.set("latencyByProviderByDay", json.latencies(lines.providers()));
  }

  private static void honesty(ObjectNode json, long matched, Overview.Lists lists) {
    List<String> uncertain = ListsJson.uncertain(lists);
    json.put("matched", matched).put("exact", uncertain.isEmpty());
    ArrayNode estimated = json.putArray("estimated");
    if (matched > 0) {
      estimated.add("latency percentiles").add("toolCallCountP95");
    }
    uncertain.forEach(estimated::add);
  }
}
