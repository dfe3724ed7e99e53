package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.analytics.charts.Charts;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// More groups than are compared, over two partitions: what is shown is right, and what cannot be
/// known is said.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyGroupsTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);
  private static final int USERS = 2_500;
  private static final int HEAVY = 5;
  private static final int OF_HEAVY = 20;

  private ExamplesEngine engine;
  private Charts charts;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    List<SourceExample> examples = new ArrayList<>();
    for (int i = 0; i < USERS + HEAVY * OF_HEAVY; i++) {
      // The first users have many requests, the others one; the last ones cost most.
      int user = i < USERS ? i : i % HEAVY;
      examples.add(
          new SourceExample(i, OURS.term())
              .with("price", user)
              .with("latency_ms", user)
              .metadata("user_id", "u%04d".formatted(user)));
    }
    engine = ExamplesEngine.with(folder, 2, examples);
    charts = new Charts(new OpenSearchCharts(engine.asking()), InstantSource.system());
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  private JsonNode chart(String properties) {
    String chart =
        "{'id': 'c', 'chartType': 'bar', 'groupByMetadataKey': 'user_id', 'limit': 5, %s}"
            .formatted(properties);
    return charts
        .answer(
            OURS,
            Json.parse(
                "{'customCharts': [%s]}"
                    .formatted(chart)
                    .replace('\'', '"')
                    .getBytes(StandardCharsets.UTF_8)))
        .at("/customCharts/0");
  }

  @Test
  void those_with_most_requests_are_shown_and_the_rest_is_counted() {
    JsonNode chart = chart("'metric': 'count', 'includeOther': true");
    assertThat(chart.path("data").findValuesAsText("label"))
        .containsExactly("u0000", "u0001", "u0002", "u0003", "u0004", "Other");
    assertThat(chart.path("data").findValuesAsText("value"))
        .containsExactly("21", "21", "21", "21", "21", "2495");
    assertThat(chart.path("groups").asInt()).isEqualTo(USERS);
  }

  @Test
  void those_with_the_highest_sum_are_shown_however_few_requests_they_have() {
    JsonNode chart = chart("'metric': 'sum', 'metricField': 'cost'");
    assertThat(chart.path("data").findValuesAsText("label"))
        .containsExactly("u2499", "u2498", "u2497", "u2496", "u2495");
    assertThat(chart.path("data").get(0).path("value").asInt()).isEqualTo(2_499);
    assertThat(chart.path("exact").asBoolean()).isFalse();
    double shown = 2_499 + 2_498 + 2_497 + 2_496 + 2_495;
    double all = USERS * (USERS - 1) / 2.0 + OF_HEAVY * (1 + 2 + 3 + 4);
    assertThat(chart.at("/other/value").asDouble()).isEqualTo(all - shown);
  }

  @Test
  void the_order_of_labels_is_known_for_sure() {
    JsonNode chart = chart("'metric': 'count', 'orderBy': {'by': 'label', 'order': 'desc'}");
    assertThat(chart.path("data").findValuesAsText("label"))
        .containsExactly("u2499", "u2498", "u2497", "u2496", "u2495");
    assertThat(chart.path("exact").asBoolean()).isTrue();
  }

  @Test
  void percentiles_are_compared_of_those_with_most_requests() {
    JsonNode chart = chart("'metric': 'percentile', 'percentile': 50, 'metricField': 'latency_ms'");
    assertThat(chart.path("data")).hasSize(5);
    assertThat(chart.path("exact").asBoolean()).isFalse();
    for (JsonNode row : chart.path("data")) {
      double user = Integer.parseInt(row.path("label").asText().substring(1));
      assertThat(row.path("value").asDouble()).isEqualTo(user / 1_000);
    }
  }
}
