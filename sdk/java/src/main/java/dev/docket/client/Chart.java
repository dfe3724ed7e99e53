package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;

/** A chart to ask for. Never changes: each method gives a copy that says more. */
public final class Chart {

  private final ObjectNode body;

  private Chart(ObjectNode body) {
    this.body = body;
  }

  /**
   * How many requests there are.
   *
   * @param id letters, digits, {@code -} and {@code _}; the answer has it, too
   */
  public static Chart count(String id) {
    return of(id, "count");
  }

  /** The sum of a field, such as {@code cost} or {@code input_tokens}. */
  public static Chart sum(String id, String field) {
    return of(id, "sum").with("metricField", field);
  }

  /** The average of a field, such as {@code latency_ms}. */
  public static Chart average(String id, String field) {
    return of(id, "avg").with("metricField", field);
  }

  /** A percentile of a field, such as {@code latency_ms}. */
  public static Chart percentile(String id, String field, double percentile) {
    return of(id, "percentile").with("metricField", field).with("percentile", percentile);
  }

  private static Chart of(String id, String metric) {
    return new Chart(Json.object().put("id", id).put("chartType", "bar").put("metric", metric));
  }

  /** One value for each value of a metadata key. */
  public Chart byMetadata(String key) {
    return with("groupByMetadataKey", key);
  }

  /** One value for each value of a field, such as {@code engine}. */
  public Chart byField(String field) {
    return with("groupByField", field);
  }

  /** One value for each bucket of time. */
  public Chart overTime() {
    return with("timeSeries", true).with("chartType", "line");
  }

  /** How many groups, 1 to 100. */
  public Chart limit(int groups) {
    return with("limit", groups);
  }

  /** Any other property of a chart, in the words of the API. */
  public Chart with(String property, Object value) {
    ObjectNode more = Json.copy(body);
    more.set(property, Json.tree(value));
    return new Chart(more);
  }

  /** As it is sent. */
  public JsonNode json() {
    return body.deepCopy();
  }
}
