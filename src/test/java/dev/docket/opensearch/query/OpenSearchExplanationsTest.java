package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.opensearch.schema.Terms;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Explaining;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSearchExplanationsTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);

  private final SelectionReader selections =
      new SelectionReader(InstantSource.fixed(Instant.parse("2026-11-02T00:00:00Z")));

  private TestEngine engine;
  private Explaining explaining;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    engine = TestEngine.on(folder);
    StoredExamples.store(engine, examples());
    explaining = explaining(StoredExamples.INDICES);
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @Test
  void a_misspelled_key_is_named_with_the_key_that_exists() {
    for (String key : List.of("userid", "user-ID", "USER.ID", "usre_id", "user_ids")) {
      JsonNode condition =
          only(explain(nested("metadata", key, "'key_equals'", "'u1'"))).get("conditions").get(0);
      assertThat(condition.get("pointer").asText()).isEqualTo("/filter_group/filters/0");
      assertThat(condition.get("alone").asInt()).isZero();
      assertThat(condition.get("nearest"))
          .as(key)
          .hasToString(text("{'key': 'user_id', 'requests': 30}"));
    }
    for (String operator : List.of("'key_contains'", "'key_starts_with'", "'gt'", "'key_exists'")) {
      assertThat(nearest(nested("metadata", "userid", operator, "'7'")))
          .as(operator)
          .hasToString(text("{'key': 'user_id', 'requests': 30}"));
    }
    assertThat(nearest(nested("output", "orderid", "'key_equals'", "'1'")))
        .hasToString(text("{'key': 'order.id', 'requests': 1}"));
    assertThat(nearest(nested("scores", "qualty", "'gt'", "1")))
        .hasToString(text("{'key': 'quality', 'requests': 2}"));
    assertThat(nearest(nested("metadata", "nothing like it", "'key_exists'", "null"))).isNull();
    assertThat(nearest(nested("metadata", "x".repeat(1_000), "'key_exists'", "null"))).isNull();
  }

  @Test
  void a_misspelled_value_is_named_with_the_value_that_exists() {
    assertThat(nearest(nested("metadata", "user_id", "'key_equals'", "'USER-0017'")))
        .hasToString(text("{'value': 'user-0017', 'requests': 1}"));
    assertThat(nearest(nested("metadata", "env", "'in'", "['nothing', 'PRODUCTION', 'stagin']")))
        .hasToString(text("{'value': 'production', 'requests': 2}"));
    assertThat(nearest(field("engine", "'is'", "'gpt4o'")))
        .hasToString(text("{'value': 'gpt-4o', 'requests': 2}"));
    assertThat(nearest(field("status", "'is'", "'error'")))
        .hasToString(text("{'value': 'ERROR', 'requests': 1}"));
    assertThat(nearest(field("tags", "'contains'", "'betta'")))
        .hasToString(text("{'value': 'beta', 'requests': 2}"));
    assertThat(nearest(field("prompt_name", "'is'", "'SÜẞE grüße'")))
        .hasToString(text("{'value': 'Süße Grüße', 'requests': 1}"));
    assertThat(nearest(field("metadata_keys", "'contains'", "'userid'")))
        .hasToString(text("{'value': 'user_id', 'requests': 30}"));
    assertThat(nearest(field("score_names", "'contains'", "'Quality'")))
        .hasToString(text("{'value': 'quality', 'requests': 2}"));
    assertThat(nearest(field("engine", "'is'", "'claude'"))).isNull();
    assertThat(nearest(field("engine", "'is'", "'(.*)'"))).isNull();
    assertThat(nearest(field("engine", "'is'", "'\\ud800\\u001f'"))).isNull();
    assertThat(nearest(field("prompt_id", "'is'", "18"))).isNull();
  }

  @Test
  void of_two_conditions_that_exclude_each_other_the_one_that_hides_more_is_the_culprit() {
    JsonNode explanation =
        explain(
            "{'filter_group': {'filters': [%s, %s]}}"
                .formatted(
                    condition("engine", "'is'", "'gpt-4o'"),
                    condition("tags", "'contains'", "'beta'")));
    assertThat(explanation)
        .hasToString(
            text(
                """
                {'conditions': [
                   {'pointer': '/filter_group/filters/0', 'text': 'model:gpt-4o',
                    'alone': 2, 'without': 2},
                   {'pointer': '/filter_group/filters/1', 'text': 'tag:beta',
                    'alone': 2, 'without': 2}],
                 'culprit': '/filter_group/filters/0', 'culprit_index': 0, 'outside_range': null}
                """));
    explanation =
        explain(
            "{'filter_group': {'filters': [%s, %s, %s]}}"
                .formatted(
                    condition("engine", "'is'", "'gpt-4o'"),
                    condition("tags", "'contains'", "'beta'"),
                    condition("metadata_keys", "'contains'", "'env'")));
    assertThat(explanation.get("culprit").isNull()).isFalse();
    assertThat(without(explanation)).containsExactly(2L, 0L, 0L);
    assertThat(explanation.get("culprit_index").asInt()).isZero();
  }

  @Test
  void when_no_single_condition_empties_it_there_is_no_culprit() {
    JsonNode explanation =
        explain(
            "{'filter_group': {'filters': [%s, %s]}}"
                .formatted(
                    condition("engine", "'is'", "'a'"), condition("tags", "'contains'", "'b'")));
    assertThat(explanation.get("culprit").isNull()).isTrue();
    assertThat(explanation.get("culprit_index").isNull()).isTrue();
    assertThat(without(explanation)).containsExactly(0L, 0L);
  }

  @Test
  void groups_and_denials_are_taken_apart() {
    JsonNode explanation =
        explain(
            """
            {'filter_group': {'filters': [
               %s,
               {'logic': 'OR', 'filters': [%s, %s]},
               %s]}}
            """
                .formatted(
                    condition("metadata_keys", "'contains'", "'user_id'"),
                    condition("engine", "'is'", "'gpt-4o'"),
                    condition("engine", "'is'", "'gtp-4o'"),
                    condition("tags", "'not_contains'", "'beta'")));
    assertThat(explanation.get("conditions").findValuesAsText("pointer"))
        .containsExactly(
            "/filter_group/filters/0",
            "/filter_group/filters/1/filters/0",
            "/filter_group/filters/1/filters/1",
            "/filter_group/filters/2");
    assertThat(explanation.get("conditions").findValuesAsText("text"))
        .containsExactly("metadata_keys:user_id", "model:gpt-4o", "model:gtp-4o", "-tag:beta");
    assertThat(alone(explanation)).containsExactly(30L, 2L, 0L, 41L);
    assertThat(without(explanation)).containsExactly(2L, 0L, 0L, 0L);
    assertThat(explanation.get("culprit").asText()).isEqualTo("/filter_group/filters/0");
    assertThat(explanation.get("conditions").get(2).get("nearest"))
        .hasToString(text("{'value': 'gpt-4o', 'requests': 2}"));
  }

  @Test
  void conditions_of_a_query_line_say_where_in_it_they_stand() {
    assertThat(explain("{'query': 'model:gtp-4o refund -(tag:beta OR metadata.env:staging)'}"))
        .hasToString(
            text(
                """
                {'conditions': [
                   {'pointer': '/query', 'from': 0, 'to': 12, 'text': 'model:gtp-4o',
                    'alone': 0, 'without': 1, 'nearest': {'value': 'gpt-4o', 'requests': 2}},
                   {'pointer': '/query', 'from': 13, 'to': 19, 'text': 'refund',
                    'alone': 1, 'without': 0},
                   {'pointer': '/query', 'from': 22, 'to': 30, 'text': '-tag:beta',
                    'alone': 41, 'without': 0},
                   {'pointer': '/query', 'from': 34, 'to': 54, 'text': '-metadata.env:staging',
                    'alone': 42, 'without': 0}],
                 'culprit': '/query', 'culprit_index': 0, 'outside_range': null}
                """));
  }

  @Test
  void q_is_a_condition_too() {
    JsonNode explanation =
        explain(
            "{'q': 'refund policy', 'filter_group': %s}"
                .formatted(condition("engine", "'is'", "'gpt-4o'")));
    assertThat(explanation.get("conditions").findValuesAsText("pointer"))
        .containsExactly("/filter_group", "/q");
    assertThat(alone(explanation)).containsExactly(2L, 1L);
    assertThat(without(explanation)).containsExactly(1L, 2L);
    assertThat(explanation.get("culprit").asText()).isEqualTo("/q");
  }

  @Test
  void what_lies_outside_the_range_is_counted_and_within_it_nothing_else() {
    String range = "'from': '2026-10-01', 'to': '2026-10-02'";
    JsonNode explanation =
        explain(
            "{%s, 'filter_group': %s}".formatted(range, condition("engine", "'is'", "'gpt-4o'")));
    assertThat(explanation.get("outside_range").asInt()).isEqualTo(2);
    assertThat(alone(explanation)).containsExactly(0L);
    assertThat(without(explanation)).containsExactly(0L);
    assertThat(explanation.get("culprit").isNull()).isTrue();
    assertThat(explain("{%s}".formatted(range)))
        .hasToString(
            text(
                "{'conditions': [], 'culprit': null, 'culprit_index': null, 'outside_range': 43}"));
    assertThat(
            explain(
                    "{'from': 'now-7d', 'filter_group': %s}"
                        .formatted(condition("tags", "'contains'", "'none'")))
                .get("outside_range")
                .asInt())
        .isZero();
  }

  @Test
  void a_start_time_among_the_conditions_is_a_condition() {
    JsonNode explanation =
        explain(
            "{'filter_group': {'filters': [%s, %s]}}"
                .formatted(
                    condition("engine", "'is'", "'gpt-4o'"),
                    condition("request_start_time", "'before'", "'2026-10-02'")));
    assertThat(without(explanation)).containsExactly(0L, 2L);
    assertThat(explanation.get("outside_range").isNull()).isTrue();
  }

  @Test
  void as_many_conditions_as_are_allowed_are_explained_in_part() {
    String conditions =
        IntStream.range(0, 500)
            .mapToObj(i -> condition("engine", "'is'", "'m" + i + "'"))
            .collect(Collectors.joining(","));
    assertThat(
            explain("{'filter_group': {'filters': [%s]}}".formatted(conditions)).get("conditions"))
        .hasSize(20);
    String values =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "'value " + i + "'")
            .collect(Collectors.joining(","));
    JsonNode list = explain(nested("metadata", "user_id", "'in'", "[" + values + "]"));
    assertThat(list.get("conditions").get(0).get("text").asText())
        .hasSizeLessThan(600)
        .endsWith("…");
    String texts =
        IntStream.range(0, 20)
            .mapToObj(i -> condition("text", "'contains'", "'" + "w ".repeat(20) + i + "'"))
            .collect(Collectors.joining(","));
    assertThat(explain("{'filter_group': {'filters': [%s]}}".formatted(texts)).get("conditions"))
        .hasSize(20);
  }

  @Test
  void an_empty_store_and_an_empty_workspace_have_nothing_to_count() {
    Selection selection = selections.read(json(field("engine", "'is'", "'gpt-4o'")));
    for (JsonNode explanation :
        List.of(
            explaining("docket-none-*").explain(OURS, selection),
            explaining.explain(new WorkspaceId(7), selection))) {
      assertThat(alone(explanation)).containsExactly(0L);
      assertThat(without(explanation)).containsExactly(0L);
      assertThat(explanation.get("culprit").isNull()).isTrue();
    }
  }

  @Test
  void a_failed_explanation_says_so() {
    JsonNode explanation =
        new Explaining(
                (_, _) -> {
                  throw ProblemException.unavailable("Too long.", 2);
                })
            .explain(OURS, Selection.EVERYTHING);
    assertThat(explanation.get("failed").asText()).isEqualTo("Too long.");
    assertThat(explanation.get("conditions")).isEmpty();
  }

  private Explaining explaining(String indices) {
    return new Explaining(
        new OpenSearchExplanations(engine.client().client(), indices, Duration.ofSeconds(30)));
  }

  private JsonNode explain(String body) {
    return explaining.explain(OURS, selections.read(json(body)));
  }

  private JsonNode nearest(String body) {
    return only(explain(body)).get("conditions").get(0).get("nearest");
  }

  private static JsonNode only(JsonNode explanation) {
    assertThat(explanation.get("conditions")).hasSize(1);
    return explanation;
  }

  private static List<Long> alone(JsonNode explanation) {
    return numbers(explanation, "alone");
  }

  private static List<Long> without(JsonNode explanation) {
    return numbers(explanation, "without");
  }

  private static List<Long> numbers(JsonNode explanation, String name) {
    return explanation.get("conditions").findValues(name).stream()
        .map(JsonNode::longValue)
        .toList();
  }

  private static String nested(String field, String key, String operator, String value) {
    return "{'filter_group': {'filters': [{'field': '%s', 'nested_key': '%s', 'operator': %s, 'value': %s}]}}"
        .formatted(field, key, operator, value);
  }

  private static String field(String field, String operator, String value) {
    return "{'filter_group': {'filters': [%s]}}".formatted(condition(field, operator, value));
  }

  private static String condition(String field, String operator, String value) {
    return "{'field': '%s', 'operator': %s, 'value': %s}".formatted(field, operator, value);
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  private static String text(String json) {
    return json(json).toString();
  }

  private static List<SourceExample> examples() {
    List<SourceExample> examples = new ArrayList<>();
    examples.add(example(1).with("engine", "gpt-4o").score("quality", 3));
    examples.add(
        example(2).with("engine", "gpt-4o").with("input_text", "what was it").score("quality", 4));
    examples.add(example(3).with("engine", "gpt-4").tag("beta").metadata("env", "production"));
    examples.add(example(4).tag("beta").metadata("env", "production").metadata("env2", "staging"));
    examples.add(example(5).with("status", "ERROR").metadata("env", "staging"));
    examples.add(example(6).term("prompt_name", "Süße Grüße").with("prompt_id", "17"));
    examples.add(
        example(7)
            .with("input_text", "our refund policy")
            .pairs("output", Map.of("order.id", "1")));
    for (int i = 8; i <= 12; i++) {
      examples.add(example(i).metadata("session", "s" + i));
    }
    for (int i = 0; i < 30; i++) {
      examples.add(
          example(100 + i).metadata("user_id", "user-%04d".formatted(i)).metadata("plan", "pro"));
    }
    // In the column of `user_id`, and no value of it.
    examples.add(example(200).metadata(besideUserId(), "user-0017"));
    examples.add(
        new SourceExample(500, "2").with("engine", "claude").metadata("nothing_like_it", "x"));
    return examples;
  }

  private static String besideUserId() {
    String column = Terms.column("user_id", Terms.METADATA_COLUMNS);
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "key" + i)
        .filter(key -> Terms.column(key, Terms.METADATA_COLUMNS).equals(column))
        .findFirst()
        .orElseThrow();
  }

  private static SourceExample example(long id) {
    return new SourceExample(id, OURS.term());
  }
}
