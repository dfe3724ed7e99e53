package dev.docket.analytics.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.Interval;
import dev.docket.analytics.TimeBuckets;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);

  private final List<ChartSource.Question> asked = new ArrayList<>();
  private ChartData data = nothing();
  private final Charts charts =
      new Charts(
          (_, question) -> {
            asked.add(question);
            return question.charts().stream().map(_ -> data).toList();
          },
          InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z")));

  private static ChartData nothing() {
    return new ChartData(0, 0, null, List.of(), List.of(), null, OptionalLong.empty(), true);
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode answer(String... charts) {
    return this.charts.answer(
        OURS, json("{'customCharts': [%s]}".formatted(String.join(",", charts))));
  }

  private Chart read(String chart) {
    var _ = answer(chart);
    return asked.getLast().charts().getFirst();
  }

  /// A chart with some properties put over those of a sound one.
  private static String chart(String properties) {
    ObjectNode chart = json("{'id': 'c', 'chartType': 'bar', 'metric': 'count'}");
    chart.setAll(json("{" + properties + "}"));
    return Json.text(chart);
  }

  private static final String SERIES =
      "'metric': null, 'series': [{'key': 'a', 'label': 'A', 'metric': 'sum', 'metricField': 'cost'}, {'key': 'b', 'label': 'B', 'metric': 'avg', 'metricField': 'cost'}]";

  private static String series(String properties) {
    ObjectNode first = json("{'key': 'a', 'label': 'A', 'metric': 'sum', 'metricField': 'cost'}");
    first.setAll(json("{" + properties + "}"));
    ObjectNode chart = json("{'id': 'c', 'chartType': 'bar'}");
    chart
        .putArray("series")
        .add(first)
        .add(json("{'key': 'b', 'label': 'B', 'metric': 'avg', 'metricField': 'cost'}"));
    return Json.text(chart);
  }

  private static String insight(String properties) {
    ObjectNode insight = json("{'numeratorSeriesKey': 'a', 'denominatorSeriesKey': 'b'}");
    insight.setAll(json("{" + properties + "}"));
    return SERIES + ", 'derivedInsights': [" + Json.text(insight) + "]";
  }

  private void isRefused(String chart, String pointer, String rule) {
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> answer(chart));
    assertThat(refused).as(chart).isNotNull();
    assertThat(refused.problem()).as(chart).isInstanceOf(Problem.Refused.class);
    Problem.Refused problem = (Problem.Refused) refused.problem();
    assertThat(problem.pointer()).as(chart).isEqualTo(pointer);
    assertThat(problem.message()).as(chart).contains(rule).startsWith("Chart ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'id': null                                 | id                 | 1 to 64 letters
          'id': ''                                   | id                 | 1 to 64 letters
          'id': 7                                    | id                 | 1 to 64 letters
          'id': 'a b'                                | id                 | 1 to 64 letters
          'chartType': null                          | chartType          | bar, line or area
          'chartType': 'pie'                         | chartType          | one of bar, line, area
          'chartType': 'line'                        | chartType          | is a `bar`
          'title': 5                                 | title              | 1 to 200
          'metric': null                             | metric             | is required
          'metric': 'median'                         | metric             | one of count
          'metric': 'sum'                            | metricField        | is required
          'metric': 'sum', 'metricField': 'engine'   | metricField        | one of prompt_version_number
          'metric': 'sum', 'metricField': 'cost', 'percentile': 5 | percentile | goes with the metric
          'percentile': 5                            | percentile         | goes with the metric
          'metric': 'percentile', 'metricField': 'cost' | percentile      | from 0 to 100, required
          'metric': 'percentile', 'metricField': 'cost', 'percentile': 100.1 | percentile | from 0 to 100
          'metric': 'percentile', 'metricField': 'cost', 'percentile': -1 | percentile | from 0 to 100
          'metric': 'percentile', 'metricField': 'cost', 'percentile': '5' | percentile | from 0 to 100
          'metric': 'sum', 'metricField': 'score'    | metricScoreName    | is required with `metricField: score`
          'metric': 'sum', 'metricField': 'metadata' | metricMetadataKey  | is required with `metricField: metadata`
          'metric': 'sum', 'metricField': 'cost', 'metricScoreName': 'q' | metricScoreName | goes with
          'metric': 'sum', 'metricField': 'cost', 'metricMetadataKey': 'q' | metricMetadataKey | goes with
          'metric': 'cardinality'                    | metricMetadataKey  | is required
          'metric': 'cardinality', 'metricMetadataKey': 'k', 'metricField': 'cost' | metricField | belongs to no
          'metricMetadataKey': 'k'                   | metricMetadataKey  | belongs to no count
          'groupByField': 'cost'                     | groupByField       | one of engine
          'groupByField': 'group_id'                 | groupByField       | one of engine
          'groupByField': 'engine', 'groupByMetadataKey': 'k' | groupByMetadataKey | exclude each other
          'groupByField': 'engine', 'groupBy': [{'field': 'tags'}] | groupBy | exclude each other
          'groupByMetadataKey': 'k', 'groupBy': [{'field': 'tags'}] | groupBy | exclude each other
          'groupByMetadataKey': ''                   | groupByMetadataKey | 1 to 1,024
          'groupBy': []                              | groupBy            | 1 to 2 objects
          'groupBy': 'engine'                        | groupBy            | 1 to 2 objects
          'groupBy': ['engine']                      | groupBy/0          | 1 to 2 objects
          'groupBy': [{}]                            | groupBy/0/field    | either
          'groupBy': [{'field': 'tags', 'metadataKey': 'k'}] | groupBy/0/field | either
          'groupBy': [{'field': 'cost'}]             | groupBy/0/field    | one of
          'groupBy': [{'field': 'tags'}, {'field': 'tags'}] | groupBy/1/field | the same twice
          'groupBy': [{'metadataKey': 'k'}, {'metadataKey': 'k'}] | groupBy/1/metadataKey | the same twice
          'timeSeries': 'yes'                        | timeSeries         | true or false
          'groupByField': 'tags', 'limit': 0         | limit              | 1 to 100
          'groupByField': 'tags', 'limit': 101       | limit              | 1 to 100
          'groupByField': 'tags', 'limit': 1.5       | limit              | 1 to 100
          'groupByField': 'tags', 'orderBy': 'value' | orderBy            | an object
          'groupByField': 'tags', 'orderBy': {}      | orderBy/by         | is required
          'groupByField': 'tags', 'orderBy': {'by': 'cost'} | orderBy/by | one of value, label
          'groupByField': 'tags', 'orderBy': {'by': 'value', 'order': 'up'} | orderBy/order | one of asc
          'groupByField': 'tags', 'includeOther': 1  | includeOther       | true or false
          'groupByField': 'tags', 'includeMissing': 1 | includeMissing    | true or false
          'orderBy': {'by': 'value'}                 | orderBy            | is about groups
          'includeOther': true                       | includeOther       | is about groups
          'includeMissing': true                     | includeMissing     | is about groups
          'derivedInsights': [{'numeratorSeriesKey': 'a', 'denominatorSeriesKey': 'a'}] | derivedInsights | made of `series`
          'histogramField': 'engine'                 | histogramField     | one of prompt_version_number
          'histogramField': 'score'                  | metricScoreName    | is required
          'histogramField': 'cost', 'metric': 'sum'  | metric             | is `count`
          'histogramField': 'cost', 'metricField': 'cost' | metricField   | no place
          'histogramField': 'cost', 'groupByField': 'tags' | groupByField | no place
          'histogramField': 'cost', 'timeSeries': true | timeSeries       | no place
          'histogramField': 'cost', 'histogramScale': 'sqrt' | histogramScale | one of linear, log
          'histogramField': 'cost', 'histogramBuckets': 101 | histogramBuckets | 1 to 100
          'histogramBuckets': 5                      | histogramBuckets   | needs a `histogramField`
          'histogramScale': 'log'                    | histogramScale     | needs a `histogramField`
          """)
  void each_rule_of_a_chart_is_said(String properties, String property, String rule) {
    isRefused(chart(properties), "/customCharts/0/" + property, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'key': null             | series/0/key         | is required
          'key': 'a b'            | series/0/key         | is required
          'key': 'b'              | series/1/key         | there twice
          'key': 'label'          | series/0/key         | already
          'label': null           | series/0/label       | is required
          'label': ''             | series/0/label       | 1 to 120
          'metric': null          | series/0/metric      | is required
          'metric': 'count'       | series/0/metric      | cannot be `count`
          'metricField': null     | series/0/metricField | is required
          'metric': 'percentile'  | series/0/percentile  | required with
          'percentile': 5         | series/0/percentile  | goes with
          'metric': 'cardinality' | series/0/metricField | belongs to no
          """)
  void each_rule_of_a_series_is_said(String properties, String property, String rule) {
    isRefused(series(properties), "/customCharts/0/" + property, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'numeratorSeriesKey': null   | numeratorSeriesKey   | is required
          'numeratorSeriesKey': 'c'    | numeratorSeriesKey   | one of a, b
          'denominatorSeriesKey': null | denominatorSeriesKey | is required
          'denominatorSeriesKey': 'c'  | denominatorSeriesKey | one of a, b
          'type': 'difference'         | type                 | one of ratio
          'label': 5                   | label                | 1 to 200
          """)
  void each_rule_of_an_insight_is_said(String properties, String property, String rule) {
    isRefused(chart(insight(properties)), "/customCharts/0/derivedInsights/0/" + property, rule);
  }

  @Test
  void what_does_not_go_with_series_is_refused() {
    for (String property : List.of("'metric': 'sum'", "'metricField': 'cost'", "'percentile': 5")) {
      isRefused(
          chart(SERIES + "," + property),
          "/customCharts/0/" + property.substring(1, property.indexOf('\'', 1)),
          "belongs into each of the `series`");
    }
    isRefused(
        chart(SERIES + ", 'groupByField': 'tags', 'timeSeries': true"),
        "/customCharts/0/timeSeries",
        "do not go together");
    isRefused(chart("'metric': null, 'series': []"), "/customCharts/0/series", "2 to 20");
    isRefused(
        chart(
            "'metric': null, 'series': [{'key': 'a', 'label': 'A', 'metric': 'sum', 'metricField': 'cost'}]"),
        "/customCharts/0/series",
        "2 to 20");
  }

  @Test
  void lengths_are_held() {
    isRefused(chart("'title': '" + "t".repeat(201) + "'"), "/customCharts/0/title", "1 to 200");
    isRefused(chart("'id': '" + "i".repeat(65) + "'"), "/customCharts/0/id", "1 to 64");
    isRefused(
        series("'label': '" + "l".repeat(121) + "'"), "/customCharts/0/series/0/label", "1 to 120");
    isRefused(
        chart(insight("'label': '" + "l".repeat(201) + "'")),
        "/customCharts/0/derivedInsights/0/label",
        "1 to 200");
    isRefused(
        chart("'groupByMetadataKey': '" + "k".repeat(1_025) + "'"),
        "/customCharts/0/groupByMetadataKey",
        "1 to 1,024");
  }

  @Test
  void the_chart_is_named_by_its_id_or_else_by_its_place() {
    ProblemException byId =
        catchThrowableOfType(
            ProblemException.class, () -> answer(chart(""), chart("'id': 'cost', 'metric': 'x'")));
    assertThat(byId.problem().message()).startsWith("Chart `cost`: ");
    ProblemException byPlace =
        catchThrowableOfType(ProblemException.class, () -> answer(chart(""), chart("'id': '<b>'")));
    assertThat(byPlace.problem().message()).startsWith("Chart 1: ");
    isRefused("5", "/customCharts/0", "an object");
  }

  @Test
  void ids_stand_for_one_chart_and_calls_for_some() {
    ProblemException twice =
        catchThrowableOfType(ProblemException.class, () -> answer(chart(""), chart("")));
    assertThat(((Problem.Refused) twice.problem()).pointer()).isEqualTo("/customCharts/1/id");
    for (String body :
        List.of(
            "{}",
            "{'customCharts': []}",
            "{'customCharts': {}}",
            "{'customCharts': [%s]}".formatted("{},".repeat(20) + "{}"))) {
      ProblemException refused =
          catchThrowableOfType(ProblemException.class, () -> charts.answer(OURS, json(body)));
      assertThat(((Problem.Refused) refused.problem()).pointer()).isEqualTo("/customCharts");
    }
  }

  @Test
  void what_is_not_known_is_ignored() {
    var _ = answer(chart("'color': 'red', 'limit': 500, 'metricField': 'nothing'"));
    assertThat(asked.getLast().charts().getFirst().metrics()).containsExactly(new Metric.Count());
  }

  @Test
  void what_is_left_out_has_a_value() {
    Chart chart = read(chart("'groupByField': 'tags'"));
    assertThat(chart.title()).isEqualTo("c");
    assertThat(((Chart.Shape.Groups) chart.shape()).grouping())
        .extracting(Grouping::limit, Grouping::order, Grouping::other, Grouping::missing)
        .containsExactly(25, new Grouping.Order.ByNumber(0, true), false, false);
    Chart ordered = read(chart("'groupByField': 'tags', 'orderBy': {'by': 'label'}"));
    assertThat(((Chart.Shape.Groups) ordered.shape()).grouping().order())
        .isEqualTo(new Grouping.Order.ByLabel(false));
    data = overall(OptionalDouble.of(6), OptionalDouble.of(4));
    assertThat(read(chart(insight("'type': null"))).insights())
        .containsExactly(new Insight("A / B", 0, 1));
  }

  @Test
  void units_and_labels_are_those_of_the_metric() {
    data = overall(OptionalDouble.of(1_500));
    assertThat(answer(chart("'metric': 'avg', 'metricField': 'latency_ms'")).at("/customCharts/0"))
        .hasToString(
            "{\"id\":\"c\",\"title\":\"c\",\"chartType\":\"bar\",\"series\":[{\"key\":\"value\",\"label\":\"Average latency\",\"unit\":\"duration_seconds\"}],\"data\":[{\"label\":\"Overall\",\"value\":1.5}],\"derivedInsights\":[],\"matched\":5,\"missing\":1,\"other\":null,\"groups\":null,\"exact\":true}");
    assertThat(series("count", "cost")).isEqualTo("Requests count");
    assertThat(series("sum", "cost")).isEqualTo("Cost currency");
    assertThat(series("max", "input_tokens")).isEqualTo("Maximum input tokens tokens");
    assertThat(series("min", "turn_count")).isEqualTo("Minimum turns number");
    assertThat(
            answer(chart("'metric': 'percentile', 'percentile': 99.5, 'metricField': 'cost'"))
                .at("/customCharts/0/series/0/label")
                .asText())
        .isEqualTo("P99.5 cost");
  }

  private String series(String metric, String field) {
    JsonNode series =
        answer(chart("'metric': '%s', 'metricField': '%s'".formatted(metric, field)))
            .at("/customCharts/0/series/0");
    return series.path("label").asText() + " " + series.path("unit").asText();
  }

  private static ChartData overall(OptionalDouble... numbers) {
    return new ChartData(
        5,
        1,
        null,
        List.of(new ChartData.Member(new ChartData.Who.Everyone(), List.of(numbers), List.of())),
        List.of(numbers),
        null,
        OptionalLong.empty(),
        true);
  }

  @Test
  void a_ratio_to_nothing_is_none() {
    data = overall(OptionalDouble.of(6), OptionalDouble.of(4));
    assertThat(answer(chart(insight(""))).at("/customCharts/0/derivedInsights/0/value").asDouble())
        .isEqualTo(1.5);
    data = overall(OptionalDouble.of(6), OptionalDouble.of(0));
    assertThat(answer(chart(insight(""))).at("/customCharts/0/derivedInsights/0/value").isNull())
        .isTrue();
    data = overall(OptionalDouble.of(6), OptionalDouble.empty());
    assertThat(answer(chart(insight(""))).at("/customCharts/0/derivedInsights/0/value").isNull())
        .isTrue();
  }

  @Test
  void over_time_each_group_is_a_series_whatever_it_is_called() {
    TimeBuckets days =
        TimeBuckets.covering(
            Interval.DAY,
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-11-19T23:30:00Z"),
            Instant.parse("2026-11-20T12:00:00Z"));
    List<List<OptionalDouble>> numbers = List.of(List.of(OptionalDouble.of(2)));
    data =
        new ChartData(
            9,
            0,
            days,
            List.of(
                member(new ChartData.Who.OfGroup(List.of("label")), numbers),
                member(new ChartData.Who.OfGroup(List.of("Other")), numbers),
                member(new ChartData.Who.OfGroup(List.of("gpt-4o")), numbers),
                member(new ChartData.Who.Others(), List.of(List.of(OptionalDouble.empty())))),
            List.of(),
            List.of(OptionalDouble.of(7)),
            OptionalLong.of(8),
            true);
    assertThat(
            answer(chart("'groupByField': 'engine', 'timeSeries': true, 'includeOther': true"))
                .at("/customCharts/0"))
        .hasToString(
            Json.text(
                json(
                    """
                    {'id': 'c', 'title': 'c', 'chartType': 'bar',
                     'series': [
                       {'key': 'label (2)', 'label': 'label', 'unit': 'count'},
                       {'key': 'Other', 'label': 'Other', 'unit': 'count'},
                       {'key': 'gpt-4o', 'label': 'gpt-4o', 'unit': 'count'},
                       {'key': 'Other (2)', 'label': 'Other', 'kind': 'other', 'unit': 'count'}],
                     'data': [{'label': 'Nov 20', 'label (2)': 2, 'Other': 2, 'gpt-4o': 2, 'Other (2)': null, 'bucketKey': '2026-11-20'}],
                     'derivedInsights': [], 'matched': 9, 'missing': 0, 'other': {'value': 7}, 'groups': 8, 'exact': true}
                    """)));
  }

  private static ChartData.Member member(ChartData.Who who, List<List<OptionalDouble>> numbers) {
    return new ChartData.Member(who, List.of(), numbers);
  }

  @Test
  void pairs_and_ranges_have_labels() {
    data =
        new ChartData(
            9,
            0,
            null,
            List.of(
                new ChartData.Member(
                    new ChartData.Who.OfGroup(List.of("a", "b / c")),
                    List.of(OptionalDouble.of(2)),
                    List.of()),
                new ChartData.Member(
                    new ChartData.Who.Groupless(), List.of(OptionalDouble.of(3)), List.of())),
            List.of(),
            null,
            OptionalLong.of(1),
            true);
    assertThat(
            answer(chart("'groupBy': [{'field': 'tags'}, {'metadataKey': 'k'}]"))
                .at("/customCharts/0/data"))
        .hasToString(
            "[{\"label\":\"a / b / c\",\"labels\":[\"a\",\"b / c\"],\"value\":2},{\"label\":\"Missing\",\"kind\":\"missing\",\"value\":3}]");
    data =
        new ChartData(
            9,
            0,
            null,
            List.of(
                new ChartData.Member(
                    new ChartData.Who.Between(100, 250), List.of(OptionalDouble.of(2)), List.of())),
            List.of(),
            null,
            OptionalLong.empty(),
            true);
    assertThat(
            answer(chart("'metric': null, 'histogramField': 'latency_ms'"))
                .at("/customCharts/0/data"))
        .hasToString("[{\"label\":\"0.1 – 0.25\",\"from\":0.1,\"to\":0.25,\"value\":2}]");
  }
}
