package dev.docket.analytics.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.Interval;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private static OverviewQuestion read(String body) {
    return new OverviewReader(InstantSource.fixed(NOW)).read(Json.parse(body));
  }

  @Test
  void an_empty_body_asks_about_everything() {
    OverviewQuestion question = read("{}");
    assertThat(question.filter()).isEqualTo(new Filter.Everything());
    assertThat(question.time().interval()).isNull();
    assertThat(question.time().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(question.costKey()).isNull();
    assertThat(read("{\"interval\": null, \"metadata_cost_breakdown_key\": null}"))
        .isEqualTo(question);
  }

  @Test
  void the_range_that_is_asked_about_decides_the_interval() {
    OverviewQuestion question = read("{\"from\": \"now-3h\", \"to\": \"now\"}");
    assertThat(question.time().from()).isEqualTo(NOW.minus(Duration.ofHours(3)));
    assertThat(question.time().whenEmpty()).isEqualTo(Interval.named("5m").orElseThrow());
    assertThat(read("{\"from\": \"now-30d\", \"to\": \"now\"}").time().whenEmpty())
        .isEqualTo(Interval.DAY);
    assertThat(read("{\"from\": \"now-3h\"}").time().whenEmpty()).isEqualTo(Interval.DAY);
    assertThat(read("{\"interval\": \"7d\"}").time().whenEmpty())
        .isEqualTo(Interval.named("7d").orElseThrow());
  }

  @Test
  void an_empty_key_is_a_key() {
    assertThat(read("{\"metadata_cost_breakdown_key\": \"\"}").costKey())
        .isEqualTo(new Dimension.OfKey(""));
  }

  @Test
  void what_means_nothing_here_is_not_looked_at() {
    assertThat(read("{\"sort_by\": 7, \"sort_order\": [], \"page\": -1, \"other\": {}}"))
        .isEqualTo(read("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | ''
          {"interval": "2h"} | /interval
          {"interval": 60} | /interval
          {"time_zone": "Mars/Base"} | /time_zone
          {"metadata_cost_breakdown_key": ["a"]} | /metadata_cost_breakdown_key
          {"q": 1} | /q
          """)
  void what_is_wrong_is_pointed_at(String body, String pointer) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problem())
                    .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        invalid -> assertThat(invalid.pointer()).isEqualTo(pointer)));
  }
}
