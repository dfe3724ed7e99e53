package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Field;
import dev.docket.opensearch.schema.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds one chart of an answer against [PlainCharts].
///
/// @param chart as it was asked for
/// @param answer what was answered
/// @param requests that the chart is about
/// @param buckets of time
record ChartCheck(
    JsonNode chart, JsonNode answer, List<PlainRequest> requests, @Nullable TimeBuckets buckets) {

  /// All pairs of values are compared when they are no more than these, whatever else is asked.
  private static final int PAIRS_COMPARED = 80;

  void check() {
    assertThat(answer.path("id")).isEqualTo(chart.path("id"));
    assertThat(answer.path("matched").asInt()).isEqualTo(requests.size());
    if (chart.has("histogramField")) {
      histogram();
    } else if (PlainCharts.by(chart).isEmpty()) {
      whole();
    } else {
      groups();
    }
    insights();
  }

  private List<JsonNode> metrics() {
    return chart.has("series") ? chart.path("series").valueStream().toList() : List.of(chart);
  }

  private String key(int series) {
    return answer.path("series").path(series).path("key").asText();
  }

  private boolean isOverTime() {
    return chart.path("timeSeries").asBoolean();
  }

  private void numbers(JsonNode row, List<PlainRequest> of, boolean whole) {
    List<JsonNode> metrics = metrics();
    for (int i = 0; i < metrics.size(); i++) {
      number(row.path(key(i)), metrics.get(i), of, whole);
    }
  }

  private static void number(
      JsonNode answered, JsonNode metric, List<PlainRequest> of, boolean whole) {
    PlainCharts.Expected expected = PlainCharts.number(metric, of, whole);
    assertThat(expected.allows(answered))
        .as("%s is answered, %s expected of %s", answered, expected, metric)
        .isTrue();
  }

  private void whole() {
    boolean exact = answer.path("exact").asBoolean();
    assertThat(answer.path("groups").isNull()).isTrue();
    assertThat(answer.path("other").isNull()).isTrue();
    long missing =
        requests.stream()
            .filter(request ->
                metrics().stream().noneMatch(metric -> PlainCharts.isShownBy(metric, request)))
            .count();
    assertThat(answer.path("missing").asLong()).isEqualTo(missing);
    if (isOverTime()) {
      overTime(answer.path("data"));
    } else {
      assertThat(answer.path("data").size()).isEqualTo(1);
      assertThat(answer.at("/data/0/label").asText()).isEqualTo("Overall");
      numbers(answer.at("/data/0"), requests, exact);
    }
    assertThat(exact).isEqualTo(!isEstimated(isOverTime()));
  }

  private boolean isEstimated(boolean withDistinct) {
    return !requests.isEmpty()
        && metrics().stream()
            .map(metric -> metric.path("metric").asText())
            .anyMatch(metric ->
                metric.equals("percentile") || (withDistinct && metric.equals("cardinality")));
  }

  private void overTime(JsonNode rows) {
    for (int i = 0; i < rows(rows); i++) {
      numbers(rows.get(i), in(i, requests), false);
    }
  }

  /// How many rows there are, each of the bucket that it should be.
  private int rows(JsonNode rows) {
    int size = buckets == null ? 0 : buckets.size();
    assertThat(rows.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(rows.get(i).path("bucketKey").asText()).isEqualTo(buckets.key(i));
    }
    return size;
  }

  private List<PlainRequest> in(int bucket, List<PlainRequest> some) {
    if (buckets == null) {
      return List.of();
    }
    Instant from = buckets.starts().get(bucket);
    Instant to = bucket + 1 < buckets.size() ? buckets.starts().get(bucket + 1) : buckets.end();
    return some.stream()
        .filter(request -> {
          Instant start = request.time(Field.REQUEST_START_TIME);
          return !start.isBefore(from) && start.isBefore(to);
        })
        .toList();
  }

  private void groups() {
    List<PlainCharts.By> by = PlainCharts.by(chart);
    Map<List<String>, List<PlainRequest>> groups = PlainCharts.groups(by, requests);
    Set<PlainRequest> grouped =
        groups.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    List<PlainRequest> groupless =
        requests.stream().filter(request -> !grouped.contains(request)).toList();
    assertThat(answer.path("missing").asInt()).isEqualTo(groupless.size());
    boolean exact = answer.path("exact").asBoolean();
    boolean compared = exact || by.size() == 1 || groups.size() <= PAIRS_COMPARED;
    if (compared) {
      assertThat(answer.path("groups").asInt()).isEqualTo(groups.size());
      assertThat(exact).isEqualTo(!isEstimated(true));
    } else {
      assertThat(answer.path("groups").asInt()).isLessThanOrEqualTo(groups.size());
    }
    Map<List<String>, List<String>> terms =
        groups.keySet().stream()
            .collect(
                Collectors.toMap(
                    group -> group.stream().map(Terms::shown).toList(), group -> group));
    List<List<String>> shown = new ArrayList<>();
    List<PlainRequest> others = new ArrayList<>();
    JsonNode members = answer.path(isOverTime() ? "series" : "data");
    int last = members.size();
    if (chart.path("includeMissing").asBoolean() && !groupless.isEmpty()) {
      last--;
      assertThat(members.get(last).path("kind").asText()).isEqualTo("missing");
      member(members.get(last), last, groupless);
    }
    int other = -1;
    if (chart.path("includeOther").asBoolean() && !answer.path("other").isNull()) {
      last--;
      other = last;
      assertThat(members.get(last).path("kind").asText()).isEqualTo("other");
    }
    for (int i = 0; i < last; i++) {
      assertThat(members.get(i).has("kind")).isFalse();
      List<String> group = terms.get(labels(members.get(i), by.size()));
      assertThat(group).as("%s", members.get(i)).isNotNull();
      shown.add(group);
      member(members.get(i), i, groups.get(group));
    }
    assertThat(shown).doesNotHaveDuplicates();
    requests.stream()
        .filter(request ->
            groups.entrySet().stream()
                .anyMatch(
                    group -> !shown.contains(group.getKey()) && group.getValue().contains(request)))
        .forEach(others::add);
    assertThat(answer.path("other").isNull()).isEqualTo(others.isEmpty());
    if (!others.isEmpty()) {
      List<JsonNode> metrics = metrics();
      for (int i = 0; i < metrics.size(); i++) {
        number(
            answer.path("other").path(metrics.size() > 1 ? key(i) : "value"),
            metrics.get(i),
            others,
            false);
      }
    }
    if (other >= 0) {
      member(members.get(other), other, others);
    }
    if (compared) {
      order(by, groups, shown);
    }
  }

  private static List<String> labels(JsonNode member, int dimensions) {
    if (dimensions == 1) {
      return List.of(member.path("label").asText());
    }
    List<String> labels = member.path("labels").valueStream().map(JsonNode::asText).toList();
    assertThat(member.path("label").asText()).isEqualTo(String.join(" / ", labels));
    return labels;
  }

  private void member(JsonNode member, int index, List<PlainRequest> of) {
    if (!isOverTime()) {
      numbers(member, of, false);
      return;
    }
    JsonNode rows = answer.path("data");
    for (int i = 0; i < rows(rows); i++) {
      number(rows.get(i).path(key(index)), chart, in(i, of), false);
    }
  }

  /// As many groups as there should be, the first ones, in their order.
  private void order(
      List<PlainCharts.By> by,
      Map<List<String>, List<PlainRequest>> groups,
      List<List<String>> shown) {
    int limit = chart.path("limit").asInt(25);
    assertThat(shown).hasSize(Math.min(limit, groups.size()));
    String name = chart.at("/orderBy/by").asText(chart.has("series") ? "s0" : "value");
    boolean label = name.equals("label");
    boolean descending = !chart.at("/orderBy/order").asText(label ? "asc" : "desc").equals("asc");
    Comparator<List<String>> byTerms = (a, b) -> PlainCharts.compare(by, a, b);
    if (label) {
      assertThat(shown)
          .isEqualTo(
              groups.keySet().stream()
                  .sorted(descending ? byTerms.reversed() : byTerms)
                  .limit(limit)
                  .toList());
      return;
    }
    JsonNode metric =
        chart.has("series") ? chart.path("series").get(Integer.parseInt(name.substring(1))) : chart;
    if (metric.path("metric").asText().matches("percentile|cardinality")) {
      return;
    }
    double last = descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    Comparator<List<String>> byNumber =
        Comparator.comparingDouble(group -> {
          Double number = PlainCharts.number(metric, groups.get(group), false).number();
          return number == null ? last : number;
        });
    Comparator<List<String>> byRequests =
        Comparator.comparingInt(group -> groups.get(group).size());
    List<List<String>> expected =
        groups.keySet().stream()
            .sorted(
                (descending ? byNumber.reversed() : byNumber)
                    .thenComparing(byRequests.reversed())
                    .thenComparing(byTerms))
            .limit(limit)
            .toList();
    if (metric.path("metric").asText().matches("sum|avg")) {
      // Sums that are equal but for rounding come in any order.
      for (int i = 0; i < shown.size(); i++) {
        PlainCharts.Expected one = PlainCharts.number(metric, groups.get(expected.get(i)), false);
        PlainCharts.Expected two = PlainCharts.number(metric, groups.get(shown.get(i)), false);
        assertThat(one.number() == null).isEqualTo(two.number() == null);
        assertThat(one.number() == null || (one.low() <= two.high() && two.low() <= one.high()))
            .as("%s before %s", shown.get(i), expected.get(i))
            .isTrue();
      }
    } else {
      assertThat(shown).isEqualTo(expected);
    }
  }

  private void histogram() {
    JsonNode rows = answer.path("data");
    double unit = PlainCharts.isLatency(chart, "histogramField") ? 1_000 : 1;
    double[] all = PlainCharts.numbers(chart, "histogramField", requests);
    assertThat(answer.path("exact").asBoolean()).isTrue();
    assertThat(rows.size()).isLessThanOrEqualTo(chart.path("histogramBuckets").asInt());
    assertThat(rows.isEmpty()).isEqualTo(all.length == 0);
    long missing = 0;
    for (PlainRequest request : requests) {
      missing += PlainCharts.numbers(chart, "histogramField", request).isEmpty() ? 1 : 0;
    }
    assertThat(answer.path("missing").asLong()).isEqualTo(missing);
    double before = Double.NEGATIVE_INFINITY;
    for (JsonNode row : rows) {
      double from = row.path("from").asDouble() * unit;
      double to = row.path("to").asDouble() * unit;
      assertThat(from).isLessThan(to);
      assertThat(before == Double.NEGATIVE_INFINITY || before == from).isTrue();
      before = to;
      long within =
          requests.stream()
              .filter(request ->
                  PlainCharts.numbers(chart, "histogramField", request).stream()
                      .anyMatch(number -> number >= from && number < to))
              .count();
      assertThat(row.path("value").asLong()).as("%s", row).isEqualTo(within);
    }
    for (double number : all) {
      assertThat(number).isBetween(rows.get(0).path("from").asDouble() * unit, before);
    }
  }

  private void insights() {
    for (int i = 0; i < chart.path("derivedInsights").size(); i++) {
      JsonNode asked = chart.path("derivedInsights").get(i);
      JsonNode value = answer.path("derivedInsights").get(i).path("value");
      boolean whole = PlainCharts.by(chart).isEmpty() && !isOverTime();
      PlainCharts.Expected above = total(asked.path("numeratorSeriesKey"), whole);
      PlainCharts.Expected below = total(asked.path("denominatorSeriesKey"), whole);
      Double a = above.number();
      Double b = below.number();
      if (a == null || b == null) {
        assertThat(value.isNull()).isTrue();
      } else if (below.low() <= 0 && below.high() >= 0) {
        assertThat(value.isNull() || value.isNumber()).isTrue();
      } else if (above.low() == above.high() && below.low() == below.high()) {
        assertThat(value.asDouble()).isEqualTo(a / b);
      } else {
        double[] ends = {
          above.low() / below.low(),
          above.low() / below.high(),
          above.high() / below.low(),
          above.high() / below.high()
        };
        Arrays.sort(ends);
        double rounding = 1e-9 * Math.max(Math.abs(ends[0]), Math.abs(ends[3]));
        assertThat(value.asDouble()).isBetween(ends[0] - rounding, ends[3] + rounding);
      }
    }
  }

  private PlainCharts.Expected total(JsonNode key, boolean whole) {
    return PlainCharts.number(
        chart.path("series").get(Integer.parseInt(key.asText().substring(1))), requests, whole);
  }
}
