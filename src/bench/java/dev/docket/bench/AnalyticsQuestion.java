package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What is asked of Docket about many requests, all of the last 14 days.
///
/// @param path of the route
/// @param body with [Fresh#MARK] where the range begins
record AnalyticsQuestion(String name, String path, ObjectNode body) {

  /// A moment soon after the first request: ranges that hold all requests are all the same to the
  /// engine, and answered from its cache.
  static final long FROM =
      SearchStore.END.minus(Duration.ofDays(14)).plus(Duration.ofHours(1)).toEpochMilli();

  private static final String REQUESTS = "/api/public/v2/requests/";

  static List<AnalyticsQuestion> all() {
    List<AnalyticsQuestion> all = new ArrayList<>();
    all.add(
        new AnalyticsQuestion(
            "the full analytics answer, 14 days", REQUESTS + "analytics", range()));
    for (GroupKeys key : GroupKeys.ASKED) {
      ObjectNode body =
          range().put("per_page", 25).put("sort_by", "requests").put("sort_order", "desc");
      body.putObject("by").put("metadata_key", key.key());
      all.add(
          new AnalyticsQuestion(
              "breakdown by a key of %,d values%s"
                  .formatted(
                      key.values(),
                      key.equals(GroupKeys.SHARED) ? ", beside one of 300,000 in its column" : ""),
              REQUESTS + "breakdown",
              body));
    }
    all.add(distinct("`user_id`, 600 values", "user_id", false));
    all.add(distinct("a key of 300,000 values", GroupKeys.MANY.key(), false));
    all.add(distinct("`user_id` by day", "user_id", true));
    ObjectNode slow = Json.object();
    slow.putObject("a").put("from", Fresh.MARK).put("query", "latency:>1500ms");
    all.add(
        new AnalyticsQuestion(
            "contrast of slow requests and the rest", REQUESTS + "contrast", slow));
    all.add(new AnalyticsQuestion("the key catalogue", "/api/public/v2/metadata/keys", range()));
    return all;
  }

  private static AnalyticsQuestion distinct(String of, String key, boolean byDay) {
    ObjectNode body = range();
    body.putArray("customCharts")
        .addObject()
        .put("id", "distinct")
        .put("chartType", byDay ? "line" : "bar")
        .put("metric", "cardinality")
        .put("metricMetadataKey", key)
        .put("timeSeries", byDay);
    return new AnalyticsQuestion(
        "distinct values of " + of, REQUESTS + "analytics/custom-analytics", body);
  }

  private static ObjectNode range() {
    return Json.object().put("from", Fresh.MARK);
  }
}
