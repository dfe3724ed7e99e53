package dev.docket.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.ingest.Incoming;
import dev.docket.ingest.LogRequest;
import dev.docket.ingest.PromptLinks;
import dev.docket.json.Json;
import dev.docket.problem.Warning;
import dev.docket.requests.OutputShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoTrafficTest {

  private static final Instant END = Instant.parse("2026-11-23T18:00:00Z");
  private static final List<JsonNode> BODIES = bodies(1);

  private static List<JsonNode> bodies(long seed) {
    DemoTraffic traffic = new DemoTraffic(seed, END);
    return Stream.generate(() -> (JsonNode) traffic.next()).limit(3_000).toList();
  }

  private static Incoming read(JsonNode body) {
    return LogRequest.read(Json.parse(Json.bytes(body)), END, PromptLinks.UNLINKED);
  }

  /// Nobody has published the demo's prompts.
  private static List<Warning> warnings(JsonNode body) {
    return read(body).warnings().stream()
        .filter(warning -> !warning.pointer().equals("/prompt_name"))
        .toList();
  }

  private static Map<String, Long> counts(Function<JsonNode, String> what) {
    return BODIES.stream().collect(Collectors.groupingBy(what, Collectors.counting()));
  }

  @Test
  void every_body_is_one_that_log_request_takes_without_a_word() {
    assertThat(BODIES.stream().flatMap(body -> warnings(body).stream())).isEmpty();
  }

  @Test
  void the_same_seed_makes_the_same_bodies_and_another_seed_others() {
    assertThat(bodies(1)).isEqualTo(BODIES);
    assertThat(bodies(2).getFirst()).isNotEqualTo(BODIES.getFirst());
  }

  @Test
  void bodies_have_half_a_kilobyte_to_twenty() {
    List<Integer> sizes = BODIES.stream().map(body -> Json.bytes(body).length).sorted().toList();
    assertThat(sizes.getFirst()).isBetween(500, 1_500);
    assertThat(sizes.getLast()).isBetween(12_000, 20_480);
    assertThat(sizes.get(sizes.size() / 2)).isBetween(1_000, 5_000);
  }

  @Test
  void requests_are_spread_over_fourteen_days_with_quiet_nights() {
    List<Instant> starts =
        BODIES.stream()
            .map(body -> Instant.parse(body.path("request_start_time").asText()))
            .sorted()
            .toList();
    assertThat(starts.getFirst()).isAfter(END.minus(Duration.ofDays(14)));
    assertThat(starts.getLast()).isBeforeOrEqualTo(END);
    assertThat(Duration.between(starts.getFirst(), starts.getLast()).toDays()).isEqualTo(13);
    long night = starts.stream().filter(start -> start.toString().matches(".*T0[0-3]:.*")).count();
    long day = starts.stream().filter(start -> start.toString().matches(".*T1[2-5]:.*")).count();
    assertThat(day).isGreaterThan(3 * night);
  }

  @Test
  void a_few_users_come_very_often_and_most_come_rarely() {
    List<Long> users =
        new ArrayList<>(counts(body -> body.path("metadata").path("user_id").asText()).values());
    users.sort(Comparator.reverseOrder());
    assertThat(users.size()).isBetween(200, 600);
    assertThat(users.getFirst()).isGreaterThan(10 * users.get(users.size() / 2));
  }

  @Test
  void there_is_something_of_everything() {
    assertThat(counts(body -> body.path("provider").asText())).hasSizeGreaterThanOrEqualTo(5);
    assertThat(counts(body -> body.path("model").asText())).hasSizeGreaterThanOrEqualTo(8);
    assertThat(counts(body -> body.path("prompt_name").asText())).hasSize(6);
    assertThat(counts(body -> body.path("prompt_version_number").asText())).hasSize(4);
    assertThat(counts(body -> body.path("error_type").asText())).hasSizeGreaterThanOrEqualTo(6);
    assertThat(counts(body -> Integer.toString(body.path("input").path("messages").size())))
        .hasSizeGreaterThanOrEqualTo(5);
    assertThat(
            BODIES.stream()
                .collect(
                    Collectors.groupingBy(
                        body -> read(body).log().exchange().shape(), Collectors.counting())))
        .containsOnlyKeys(OutputShape.values())
        .allSatisfy((shape, count) -> assertThat(count).isGreaterThan(100));
  }

  @Test
  void errors_are_there_but_rare() {
    assertThat(counts(body -> body.path("status").asText()).get("ERROR")).isBetween(60L, 400L);
  }

  @Test
  void a_sized_body_has_its_size_and_is_taken() {
    DemoTraffic traffic = new DemoTraffic(3, END);
    for (int bytes : List.of(800, 5_000, 20_000)) {
      for (int i = 0; i < 100; i++) {
        JsonNode body = traffic.sized(bytes);
        assertThat(Json.bytes(body).length).isBetween(bytes * 95 / 100, bytes * 110 / 100);
        assertThat(warnings(body)).isEmpty();
      }
    }
  }
}
