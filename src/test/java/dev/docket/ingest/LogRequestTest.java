package dev.docket.ingest;

import static dev.docket.ingest.Bodies.invalidAt;
import static dev.docket.ingest.Bodies.json;
import static dev.docket.ingest.Bodies.log;
import static dev.docket.ingest.Bodies.node;
import static dev.docket.ingest.Bodies.problemOf;
import static dev.docket.ingest.Bodies.readLog;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.Problem;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.ErrorType;
import dev.docket.requests.Outcome;
import dev.docket.requests.OutputShape;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRequestTest {

  @Test
  void a_minimal_body_is_a_success_without_anything_attached() {
    Incoming read = readLog(log());
    RequestLog log = read.log();
    assertThat(log.call()).isEqualTo(new Call("openai", "gpt-4o", null, null, null));
    assertThat(log.timing())
        .isEqualTo(
            new Timing(
                Instant.parse("2026-11-23T10:00:00Z"), Instant.parse("2026-11-23T10:00:01.5Z")));
    assertThat(log.usage()).isEqualTo(Usage.NONE);
    assertThat(log.cost()).isEqualTo(Cost.UNKNOWN);
    assertThat(log.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(log.annotations()).isEqualTo(dev.docket.requests.Annotations.NONE);
    assertThat(log.exchange().inputText())
        .isEqualTo("[system]: Be brief.\n\n[user]: Capital of Japan?");
    assertThat(log.exchange().outputText()).isEqualTo("Tokyo");
    assertThat(log.exchange().shape()).isEqualTo(OutputShape.PLAIN_TEXT);
    assertThat(log.exchange().turnCount()).isEqualTo(2);
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void the_python_sdks_defaults_are_defaults() {
    ObjectNode body = log();
    body.setAll(
        json(
            """
            {'parameters': {}, 'tags': [], 'metadata': {}, 'prompt_name': null,
             'prompt_version_number': null, 'prompt_input_variables': {}, 'input_tokens': 0,
             'output_tokens': 0, 'price': 0.0, 'function_name': '', 'score': 0, 'prompt_id': null,
             'score_name': null, 'api_type': null, 'status': 'SUCCESS', 'error_type': null,
             'error_message': null}
            """));
    assertThat(readLog(body)).usingRecursiveComparison().isEqualTo(readLog(log()));
  }

  @Test
  void everything_given_is_read() {
    ObjectNode body = log();
    body.setAll(
        json(
            """
            {'parameters': {'temperature': 1, 'api_key': 'secret'}, 'tags': ['a', 'b', 'a'],
             'metadata': {'user': {'id': 5}, 'n': 5, 'list': [1], 'gone': null},
             'prompt_name': 'p', 'prompt_version_number': 3, 'prompt_id': '12',
             'prompt_input_variables': {'city': 'Tokyo', 'deep': {'x': [1, 2]}},
             'input_tokens': 10, 'output_tokens': 4.0, 'price': 0.25, 'function_name': 'f',
             'api_type': 'responses', 'score': 80, 'score_name': 'quality', 'status': 'WARNING',
             'error_type': 'PROVIDER_PARTIAL_RESPONSE', 'error_message': 'cut', 'group_id': 9,
             'span_id': '00f067aa0ba902b7', 'request_start_time': 1763892000.5}
            """));
    Incoming read = readLog(body);
    RequestLog log = read.log();
    assertThat(log.call())
        .isEqualTo(new Call("openai", "gpt-4o", "f", "responses", "00f067aa0ba902b7"));
    assertThat(log.timing().start()).isEqualTo(Instant.parse("2025-11-23T10:00:00.5Z"));
    assertThat(log.usage()).isEqualTo(new Usage(10, 4, 0, 0, 0));
    assertThat(log.cost()).isEqualTo(new Cost(0.25, Cost.CALLER));
    assertThat(log.outcome())
        .isEqualTo(new Outcome(Status.WARNING, ErrorType.PROVIDER_PARTIAL_RESPONSE, "cut"));
    assertThat(log.annotations().tags()).containsExactly("a", "b");
    assertThat(log.annotations().metadata().values())
        .containsOnlyKeys("user", "n", "list")
        .containsEntry("user", node("{'id': 5}"));
    assertThat(log.annotations().scores()).containsExactly(new Score("quality", 80, Bodies.NOW));
    assertThat(log.annotations().prompt()).isEqualTo(new PromptLink("p", 12L, 3L, null));
    assertThat(log.annotations().groupId()).isEqualTo(9);
    assertThat(log.exchange().inputVariables())
        .extracting("key", "text")
        .contains(org.assertj.core.groups.Tuple.tuple("deep.x", "2"));
    assertThat(log.exchange().raw().request().path("parameters"))
        .isEqualTo(node("{'temperature': 1, 'api_key': '[masked]'}"));
    assertThat(read.warnings()).singleElement().extracting("pointer").isEqualTo("/prompt_name");
  }

  @Test
  void a_linked_template_decides_which_variables_are_searched() {
    ObjectNode body = log();
    body.setAll(
        json("{'prompt_name': 'p', 'prompt_input_variables': {'a': {'b': 1}, 'c': 2, 'a.b': 3}}"));
    Incoming read =
        LogRequest.read(
            body, Bodies.NOW, given -> new PromptLinks.Resolved(given, Set.of("a"), null));
    assertThat(read.log().exchange().inputVariables()).extracting("text").containsExactly("1");
    assertThat(read.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"provider", "model", "input", "output", "request_start_time", "request_end_time"})
  void required_properties_are_named_when_missing_or_null(String name) {
    ObjectNode missing = log();
    missing.remove(name);
    assertThat(invalidAt(() -> readLog(missing))).isEqualTo("/" + name);
    assertThat(invalidAt(() -> readLog(log().putNull(name)))).isEqualTo("/" + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'provider': 5 | /provider",
        "'provider': '' | /provider",
        "'request_start_time': 'soon' | /request_start_time",
        "'request_end_time': '2262-01-01' | /request_end_time",
        "'tags': 'a' | /tags",
        "'tags': [1] | /tags/0",
        "'metadata': ['a'] | /metadata",
        "'metadata': 'a' | /metadata",
        "'prompt_version_number': 0 | /prompt_version_number",
        "'prompt_version_number': 1.5 | /prompt_version_number",
        "'prompt_id': true | /prompt_id",
        "'input_tokens': -1 | /input_tokens",
        "'output_tokens': '1' | /output_tokens",
        "'output_tokens': 1e999999999 | /output_tokens",
        "'price': -0.1 | /price",
        "'price': 1e400 | /price",
        "'price': '1' | /price",
        "'score': 101 | /score",
        "'score': 5.5 | /score",
        "'score': true | /score",
        "'status': 'success' | /status",
        "'error_type': 'NO' | /error_type",
        "'error_message': {} | /error_message",
        "'parameters': [] | /parameters",
        "'prompt_input_variables': [] | /prompt_input_variables",
        "'input': 'hi' | /input",
        "'input': {'messages': []} | /input/type",
        "'input': {'type': 'text'} | /input/type",
        "'input': {'type': 'chat'} | /input/messages",
        "'output': {'type': 'completion'} | /output/content",
        "'output': {'type': 'completion', 'content': 'x'} | /output/content",
        "'output': {'type': 'chat', 'messages': [1]} | /output/messages/0",
        "'output': {'type': 'chat', 'messages': [{'role': 'bot'}]} | /output/messages/0/role",
        "'input': {'type': 'chat', 'messages': [{'role': 'user', 'content': 'hi'}]}"
            + " | /input/messages/0/content",
        "'input': {'type': 'chat', 'messages': [{'role': 'user', 'content': [{}]}]}"
            + " | /input/messages/0/content/0/type",
        "'input': {'type': 'chat', 'messages': [{'role': 'user', 'content': [{'type': 'text'}]}]}"
            + " | /input/messages/0/content/0/text",
        "'output': {'type': 'chat', 'messages': [{'role': 'assistant', 'tool_calls': [{}]}]}"
            + " | /output/messages/0/tool_calls/0/function"
      })
  void violations_are_pointed_at(String given, String pointer) {
    ObjectNode body = log();
    body.setAll(json("{" + given + "}"));
    assertThat(invalidAt(() -> readLog(body))).isEqualTo(pointer);
  }

  @Test
  void lengths_are_counted_in_characters() {
    String emoji = "\uD83D\uDE00";
    readLog(log().put("error_message", emoji.repeat(1024)).put("provider", emoji.repeat(512)));
    assertThat(invalidAt(() -> readLog(log().put("error_message", "e".repeat(1025)))))
        .isEqualTo("/error_message");
    assertThat(invalidAt(() -> readLog(log().put("model", "m".repeat(513))))).isEqualTo("/model");
    ObjectNode longTag = log();
    longTag.putArray("tags").add("t".repeat(513));
    assertThat(invalidAt(() -> readLog(longTag))).isEqualTo("/tags/0");
  }

  @ParameterizedTest
  @CsvSource({
    "WARNING, PROVIDER_RATE_LIMIT, true",
    "ERROR, PROVIDER_RATE_LIMIT, true",
    "ERROR, PROVIDER_TIMEOUT, true",
    "WARNING, PROVIDER_TIMEOUT, false",
    "ERROR, PROVIDER_PARTIAL_RESPONSE, false",
    "SUCCESS, UNKNOWN_ERROR, false"
  })
  void error_types_go_with_some_statuses(String status, String type, boolean allowed) {
    ObjectNode body = log().put("status", status).put("error_type", type);
    if (allowed) {
      assertThat(readLog(body).log().outcome().errorType()).hasToString(type);
    } else {
      Problem.Invalid problem = (Problem.Invalid) problemOf(() -> readLog(body));
      assertThat(problem.pointer()).isEqualTo("/error_type");
      assertThat(problem.allowed()).doesNotContain(type);
    }
  }

  @Test
  void a_score_of_zero_is_one_only_with_a_name() {
    assertThat(readLog(log().put("score", 0)).log().annotations().scores()).isEmpty();
    assertThat(readLog(log().put("score", 0).put("score_name", "s")).log().annotations().scores())
        .containsExactly(new Score("s", 0, Bodies.NOW));
    assertThat(readLog(log().put("score", 7)).log().annotations().scores())
        .containsExactly(new Score("default", 7, Bodies.NOW));
  }

  @Test
  void camel_case_times_are_read() {
    ObjectNode body = log();
    body.remove(List.of("request_start_time", "request_end_time"));
    body.put("requestStartTime", 1763892000000L).put("requestEndTime", 1763892001000L);
    assertThat(readLog(body).log().timing().latencyMillis()).isEqualTo(1000);
  }

  @Test
  void a_failure_may_have_no_answer() {
    ObjectNode body = log().put("status", "ERROR");
    body.set("output", json("{'type': 'chat', 'messages': []}"));
    assertThat(readLog(body).log().exchange().outputText()).isEmpty();
    assertThat(readLog(body).log().exchange().turnCount()).isEqualTo(1);
  }

  @Test
  void a_completion_is_read() {
    ObjectNode body = log();
    body.set(
        "input", json("{'type': 'completion', 'content': [{'type': 'text', 'text': 'Once'}]}"));
    body.set("output", json("{'type': 'completion', 'content': [{'type': 'text', 'text': 'up'}]}"));
    assertThat(readLog(body).log().exchange().inputText()).isEqualTo("[user]: Once");
    assertThat(readLog(body).log().exchange().outputText()).isEqualTo("up");
  }

  @Test
  void more_values_than_can_be_searched_are_warned_of() {
    ObjectNode body = log();
    ObjectNode metadata = body.putObject("metadata");
    for (int i = 0; i < 10_001; i++) {
      metadata.put("k" + i, i);
    }
    Incoming read = readLog(body);
    assertThat(read.log().annotations().metadata().values()).hasSize(10_001);
    assertThat(read.warnings()).singleElement().extracting("pointer").isEqualTo("/metadata");
  }
}
