package dev.docket.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.Dimension;
import dev.docket.json.Json;
import java.util.List;

/// Charts of every shape, as callers write them.
final class RandomCharts {

  private static final List<String> NUMBERS =
      List.of(
          "input_tokens",
          "output_tokens",
          "cost",
          "latency_ms",
          "prompt_version_number",
          "turn_count",
          "tool_call_count",
          "cached_tokens",
          "thinking_tokens");

  private static final List<String> FIELDS =
      List.of(
          "engine",
          "provider_type",
          "prompt_id",
          "prompt_version_number",
          "status",
          "error_type",
          "tags",
          "metadata_keys",
          "output_keys",
          "input_variable_keys",
          "tool_names");

  private final RandomTexts texts;

  RandomCharts(RandomTexts texts) {
    this.texts = texts;
  }

  /// Some charts, and which requests they are about.
  ObjectNode call() {
    ObjectNode body = Json.object();
    if (texts.chance(0.9)) {
      body.put("from", "2026-01-01");
      body.put("interval", texts.pick(List.of("auto", "1h", "3h", "6h", "12h", "1d", "7d")));
    }
    if (texts.chance(0.6)) {
      body.put(
          "time_zone",
          texts.pick(List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC")));
    }
    if (texts.chance(0.4)) {
      body.set("filter_group", filter());
    }
    ArrayNode charts = body.putArray("customCharts");
    for (int i = 1 + texts.below(5); i > 0; i--) {
      charts.add(chart("chart-" + i));
    }
    return body;
  }

  private ObjectNode filter() {
    ObjectNode group = Json.object();
    ObjectNode condition = group.putArray("filters").addObject();
    switch (texts.below(4)) {
      case 0 -> condition.put("field", "status").put("operator", "is").put("value", "SUCCESS");
      case 1 -> condition.put("field", "engine").put("operator", "is").put("value", texts.name());
      case 2 ->
          condition
              .put("field", "metadata")
              .put("operator", "key_exists")
              .put("nested_key", shortKey());
      default -> condition.put("field", "tags").put("operator", "is_empty");
    }
    return group;
  }

  private ObjectNode chart(String id) {
    ObjectNode chart = Json.object().put("id", id).put("chartType", "bar");
    if (texts.chance(0.15)) {
      source(chart.put("metric", "count"), "histogramField");
      chart.put("histogramScale", texts.pick(List.of("linear", "log")));
      return chart.put("histogramBuckets", 1 + texts.below(texts.chance(0.5) ? 4 : 60));
    }
    boolean grouped = texts.chance(0.65);
    boolean overTime = texts.chance(0.35);
    int series = grouped && overTime ? 1 : texts.chance(0.3) ? 2 + texts.below(4) : 1;
    if (overTime) {
      chart.put("timeSeries", true);
    }
    if (series == 1) {
      metric(chart, true);
    } else {
      series(chart, series);
    }
    if (grouped) {
      grouping(chart, series, overTime);
    }
    return chart;
  }

  private void series(ObjectNode chart, int number) {
    ArrayNode all = chart.putArray("series");
    for (int i = 0; i < number; i++) {
      metric(all.addObject().put("key", "s" + i).put("label", "Series " + i), false);
    }
    if (texts.chance(0.5)) {
      chart
          .putArray("derivedInsights")
          .addObject()
          .put("label", "one to the other")
          .put("numeratorSeriesKey", "s0")
          .put("denominatorSeriesKey", "s" + texts.below(number));
    }
  }

  private void metric(ObjectNode into, boolean canCount) {
    if (canCount && texts.chance(0.3)) {
      into.put("metric", "count");
    } else if (texts.chance(0.12)) {
      into.put("metric", "cardinality").put("metricMetadataKey", shortKey());
    } else {
      String metric = texts.pick(List.of("sum", "sum", "avg", "min", "max", "percentile"));
      into.put("metric", metric);
      if (metric.equals("percentile")) {
        into.put("percentile", texts.pick(List.of(0.0, 50.0, 90.0, 95.0, 99.9, 100.0)));
      }
      source(into, "metricField");
    }
  }

  private void source(ObjectNode into, String property) {
    if (texts.chance(0.6)) {
      into.put(property, texts.pick(NUMBERS));
    } else if (texts.chance(0.4)) {
      into.put(property, "score")
          .put("metricScoreName", texts.pick(List.of("a", "b", "A", "beta", "none")));
    } else {
      into.put(property, "metadata").put("metricMetadataKey", shortKey());
    }
  }

  private void grouping(ObjectNode chart, int series, boolean overTime) {
    switch (texts.below(3)) {
      case 0 -> chart.put("groupByField", texts.pick(FIELDS));
      case 1 -> chart.put("groupByMetadataKey", shortKey());
      default -> {
        ArrayNode by = chart.putArray("groupBy");
        by.add(dimension());
        if (texts.chance(0.7)) {
          ObjectNode second = dimension();
          if (!second.equals(by.get(0))) {
            by.add(second);
          }
        }
      }
    }
    if (texts.chance(0.6)) {
      chart.put("limit", 1 + texts.below(overTime ? 6 : texts.chance(0.5) ? 5 : 100));
    } else if (overTime) {
      chart.put("limit", 8);
    }
    if (texts.chance(0.5)) {
      ObjectNode order = chart.putObject("orderBy");
      order.put(
          "by", texts.chance(0.3) ? "label" : series == 1 ? "value" : "s" + texts.below(series));
      if (texts.chance(0.6)) {
        order.put("order", texts.pick(List.of("asc", "desc")));
      }
    }
    if (texts.chance(0.4)) {
      chart.put("includeOther", true);
    }
    if (texts.chance(0.4)) {
      chart.put("includeMissing", true);
    }
  }

  private ObjectNode dimension() {
    return texts.chance(0.5)
        ? Json.object().put("field", texts.pick(Dimension.OfField.NAMES))
        : Json.object().put("metadataKey", shortKey());
  }

  /// A key that a chart may be about.
  private String shortKey() {
    String key = texts.key();
    return key.isEmpty() || key.length() > 1_024 ? "n" : key;
  }
}
