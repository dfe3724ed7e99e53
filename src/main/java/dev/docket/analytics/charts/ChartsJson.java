package dev.docket.analytics.charts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.BucketLabels;
import dev.docket.analytics.TimeBuckets;
import dev.docket.json.Json;
import java.util.List;
import java.util.OptionalDouble;

/// Writes charts as PromptLayer's clients read them, and beside that what they leave out.
final class ChartsJson {

  private ChartsJson() {}

  static ObjectNode of(List<Chart> charts, List<ChartData> data) {
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode all = reply.putArray("customCharts");
    for (int i = 0; i < charts.size(); i++) {
      write(all.addObject(), charts.get(i), data.get(i));
    }
    return reply;
  }

  private static void write(ObjectNode json, Chart chart, ChartData data) {
    json.put("id", chart.id()).put("title", chart.title()).put("chartType", chart.drawn());
    ArrayNode series = json.putArray("series");
    ArrayNode rows = json.putArray("data");
    switch (chart.shape()) {
      case Chart.Shape.GroupsOverTime _ -> groupsOverTime(series, rows, chart, data);
      case Chart.Shape.OverTime _ -> {
        series(series, chart);
        overTime(rows, chart, data);
      }
      case Chart.Shape.Overall _, Chart.Shape.Groups _, Chart.Shape.Histogram _ -> {
        series(series, chart);
        members(rows, chart, data);
      }
    }
    insights(json.putArray("derivedInsights"), chart, data);
    json.put("matched", data.matched()).put("missing", data.missing());
    List<OptionalDouble> other = data.other();
    if (other == null) {
      json.putNull("other");
    } else {
      numbers(json.putObject("other"), chart, other);
    }
    if (data.groups().isPresent()) {
      json.put("groups", data.groups().getAsLong());
    } else {
      json.putNull("groups");
    }
    json.put("exact", data.exact());
  }

  private static void series(ArrayNode json, Chart chart) {
    for (Series series : chart.series()) {
      json.addObject()
          .put("key", series.key())
          .put("label", series.label())
          .put("unit", series.metric().unit().wireName());
    }
  }

  private static void members(ArrayNode rows, Chart chart, ChartData data) {
    for (ChartData.Member member : data.members()) {
      ObjectNode row = rows.addObject();
      MemberJson.describe(row, member.who(), chart.shape());
      numbers(row, chart, member.numbers());
    }
  }

  private static void overTime(ArrayNode rows, Chart chart, ChartData data) {
    TimeBuckets buckets = data.buckets();
    for (int i = 0; buckets != null && i < buckets.size(); i++) {
      ObjectNode row = rows.addObject().put("label", new BucketLabels(buckets).of(i));
      numbers(row, chart, data.members().getFirst().overTime().get(i));
      row.put("bucketKey", buckets.key(i));
    }
  }

  private static void groupsOverTime(
      ArrayNode series, ArrayNode rows, Chart chart, ChartData data) {
    Unit unit = chart.series().getFirst().metric().unit();
    List<String> keys = MemberJson.keys(data.members());
    for (int i = 0; i < keys.size(); i++) {
      ObjectNode one = series.addObject().put("key", keys.get(i));
      MemberJson.describe(one, data.members().get(i).who(), chart.shape());
      one.put("unit", unit.wireName());
    }
    TimeBuckets buckets = data.buckets();
    for (int bucket = 0; buckets != null && bucket < buckets.size(); bucket++) {
      ObjectNode row = rows.addObject().put("label", new BucketLabels(buckets).of(bucket));
      for (int i = 0; i < keys.size(); i++) {
        number(row, keys.get(i), unit, data.members().get(i).overTime().get(bucket).getFirst());
      }
      row.put("bucketKey", buckets.key(bucket));
    }
  }

  private static void insights(ArrayNode json, Chart chart, ChartData data) {
    for (Insight insight : chart.insights()) {
      Series numerator = chart.series().get(insight.numerator());
      Series denominator = chart.series().get(insight.denominator());
      ObjectNode one =
          json.addObject()
              .put("type", "ratio")
              .put("label", insight.label())
              .put("numeratorSeriesKey", numerator.key())
              .put("denominatorSeriesKey", denominator.key());
      OptionalDouble above = data.totals().get(insight.numerator());
      OptionalDouble below = data.totals().get(insight.denominator());
      if (above.isEmpty() || below.isEmpty() || below.getAsDouble() == 0) {
        one.putNull("value");
      } else {
        one.put(
            "value",
            numerator.metric().unit().answered(above.getAsDouble())
                / denominator.metric().unit().answered(below.getAsDouble()));
      }
    }
  }

  private static void numbers(ObjectNode json, Chart chart, List<OptionalDouble> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      Series series = chart.series().get(i);
      number(json, series.key(), series.metric().unit(), numbers.get(i));
    }
  }

  private static void number(ObjectNode json, String key, Unit unit, OptionalDouble number) {
    if (number.isEmpty()) {
      json.putNull(key);
    } else {
      json.set(key, MemberJson.number(unit.answered(number.getAsDouble())));
    }
  }
}
