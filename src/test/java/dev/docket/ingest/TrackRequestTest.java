package dev.docket.ingest;

import static dev.docket.ingest.Bodies.NOW;
import static dev.docket.ingest.Bodies.invalidAt;
import static dev.docket.ingest.Bodies.json;
import static dev.docket.ingest.Bodies.node;
import static dev.docket.ingest.Bodies.readTrack;
import static dev.docket.ingest.Bodies.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Warning;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.ErrorType;
import dev.docket.requests.Outcome;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackRequestTest {

  @Test
  void what_the_sdks_send_is_read() {
    Incoming read = readTrack(track());
    RequestLog log = read.log();
    assertThat(log.call())
        .isEqualTo(
            new Call(
                "openai", "gpt-4o", "openai.chat.completions.create", "chat-completions", null));
    assertThat(log.timing())
        .isEqualTo(
            new Timing(
                Instant.parse("2025-11-23T10:00:00.25Z"),
                Instant.parse("2025-11-23T10:00:01.75Z")));
    assertThat(log.usage()).isEqualTo(new Usage(8, 2, 0, 0, 0));
    assertThat(log.cost()).isEqualTo(Cost.UNKNOWN);
    assertThat(log.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(log.exchange().inputText()).isEqualTo("[user]: Capital of Japan?");
    assertThat(log.exchange().outputText()).isEqualTo("Tokyo");
    assertThat(read.warnings()).isEmpty();
    assertThat(read.returnBlueprint()).isFalse();
  }

  @Test
  void the_python_sdks_nulls_are_defaults() {
    ObjectNode body = track();
    body.setAll(
        json(
            """
            {'tags': null, 'metadata': null, 'prompt_id': null, 'prompt_version': null,
             'prompt_input_variables': {}, 'group_id': null, 'return_prompt_blueprint': true,
             'span_id': null}
            """));
    assertThat(readTrack(body).log()).isEqualTo(readTrack(track()).log());
    assertThat(readTrack(body).returnBlueprint()).isTrue();
    assertThat(readTrack(body).warnings()).isEmpty();
  }

  @Test
  void all_that_is_attached_is_read() {
    ObjectNode body = track();
    body.setAll(
        json(
            """
            {'tags': ['a', 'b'], 'metadata': {'n': 5, 'o': {'a': 1}, 'gone': null},
             'prompt_id': 4, 'prompt_version': 1, 'prompt_input_variables': {'x': [1, 2]},
             'group_id': '7', 'span_id': '00f067aa0ba902b7'}
            """));
    Incoming read = readTrack(body);
    assertThat(read.log().annotations().tags()).containsExactly("a", "b");
    assertThat(read.log().annotations().metadata().values())
        .containsOnlyKeys("n", "o")
        .containsEntry("o", node("{'a': 1}"));
    assertThat(read.log().annotations().prompt()).isEqualTo(new PromptLink(null, 4L, 1L, null));
    assertThat(read.log().annotations().groupId()).isEqualTo(7);
    assertThat(read.log().call().spanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(read.log().exchange().inputVariables()).extracting("text").containsExactly("1", "2");
    assertThat(read.warnings()).extracting("pointer").containsExactly("/prompt_id");
  }

  @Test
  void a_span_of_zeros_is_none() {
    assertThat(readTrack(track().put("span_id", "0000000000000000")).log().call().spanId())
        .isNull();
  }

  @Test
  void only_a_body_that_is_no_object_is_invalid() {
    assertThat(invalidAt(() -> readTrack(node("[]")))).isEmpty();
    assertThat(readTrack(node("{}")).log().timing()).isEqualTo(new Timing(NOW, NOW));
  }

  @Test
  void nonsense_in_every_place_is_logged_with_warnings() {
    Incoming read =
        readTrack(
            node(
                """
                {'provider_type': {}, 'function_name': [], 'args': 5, 'kwargs': 'x', 'tags': 5,
                 'metadata': ['x'], 'prompt_id': true, 'prompt_version': 'v', 'group_id': -1,
                 'prompt_input_variables': 'x', 'request_start_time': 'soon',
                 'request_end_time': {}, 'status': 7, 'error_type': [], 'error_message': {'a': 1},
                 'request_response': 'words', 'span_id': {}, 'return_prompt_blueprint': 'x'}
                """));
    assertThat(read.log().exchange().outputText()).isEqualTo("words");
    assertThat(read.log().outcome()).isEqualTo(new Outcome(Status.ERROR, null, "{\"a\":1}"));
    assertThat(read.log().annotations().metadata().values()).isEmpty();
    assertThat(read.warnings())
        .extracting(Warning::pointer)
        .contains(
            "/provider_type",
            "/function_name",
            "/args",
            "/kwargs",
            "/tags",
            "/metadata",
            "/prompt_id",
            "/prompt_version",
            "/group_id",
            "/prompt_input_variables",
            "/request_start_time",
            "/request_end_time",
            "/status",
            "/error_type",
            "/span_id");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, 1763892000, 2025-11-23T10:00:00Z, 2025-11-23T10:00:00Z",
        "1763892000, -, 2025-11-23T10:00:00Z, 2025-11-23T10:00:00Z",
        "-, -, 2026-11-23T18:00:00Z, 2026-11-23T18:00:00Z",
        "1e18, 1763892000, 2025-11-23T10:00:00Z, 2025-11-23T10:00:00Z"
      })
  void a_missing_time_is_taken_from_the_other(
      @Nullable String start, @Nullable String end, Instant expectedStart, Instant expectedEnd) {
    ObjectNode body = track();
    body.put("request_start_time", start).put("request_end_time", end);
    Incoming read = readTrack(body);
    assertThat(read.log().timing()).isEqualTo(new Timing(expectedStart, expectedEnd));
    assertThat(read.warnings()).isNotEmpty();
  }

  @Test
  void long_texts_are_shortened_with_a_warning_each() {
    ObjectNode body = track();
    body.put("status", "ERROR").put("error_message", "\uD83D\uDE00".repeat(1025));
    body.put("provider_type", "p".repeat(600)).put("function_name", "f".repeat(600));
    body.putArray("tags").add("t".repeat(600)).add("short");
    body.withObject("/kwargs").put("model", "m".repeat(600));
    Incoming read = readTrack(body);
    assertThat(read.log().outcome().errorMessage()).isEqualTo("\uD83D\uDE00".repeat(1024));
    assertThat(read.log().call().provider()).hasSize(512);
    assertThat(read.log().call().engine()).hasSize(512);
    assertThat(read.log().annotations().tags()).containsExactly("t".repeat(512), "short");
    assertThat(read.warnings())
        .extracting(Warning::pointer)
        .containsExactlyInAnyOrder(
            "/error_message", "/provider_type", "/function_name", "/tags", "/kwargs/model");
  }

  @Test
  void long_metadata_keys_are_kept() {
    ObjectNode body = track();
    body.putObject("metadata").put("k".repeat(5000), 1);
    assertThat(readTrack(body).log().annotations().metadata().values())
        .containsOnlyKeys("k".repeat(5000));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ERROR, PROVIDER_TIMEOUT, ERROR, PROVIDER_TIMEOUT",
        "ERROR, NEW_KIND, ERROR, UNKNOWN_ERROR",
        "error, provider_timeout, ERROR, PROVIDER_TIMEOUT",
        "WARNING, PROVIDER_TIMEOUT, WARNING, PROVIDER_TIMEOUT",
        "-, PROVIDER_TIMEOUT, ERROR, PROVIDER_TIMEOUT",
        "SUCCESS, PROVIDER_TIMEOUT, SUCCESS, -",
        "odd, -, SUCCESS, -"
      })
  void outcomes_are_taken_as_well_as_can_be(
      @Nullable String status,
      @Nullable String type,
      Status expected,
      @Nullable ErrorType expectedType) {
    Outcome outcome =
        readTrack(track().put("status", status).put("error_type", type)).log().outcome();
    assertThat(outcome).isEqualTo(new Outcome(expected, expectedType, null));
  }

  @Test
  void secrets_are_neither_stored_nor_derived() {
    ObjectNode body = track();
    body.withObject("/kwargs").put("apiKey", "sk-secret1").put("aws_secret_key", "sk-secret2");
    RequestLog log = readTrack(body).log();
    assertThat(Json.text(log.exchange().raw().request()))
        .contains(Secrets.MASK)
        .doesNotContain("sk-secret", "dk_secret");
    assertThat(Json.text(Blueprint.of(log.call(), log.exchange().raw())))
        .doesNotContain("sk-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'model': 'a'} | {'model': 'b'} | a",
        "{'modelId': 'a'} | {} | a",
        "{} | {'model': 'b'} | b",
        "{'model': null} | {'modelVersion': 'gemini-2.5'} | gemini-2.5",
        "{} | {} | ''"
      })
  void the_model_is_found(String kwargs, String response, String engine) {
    ObjectNode body = track();
    body.set("kwargs", node(kwargs));
    body.set("request_response", node(response));
    assertThat(readTrack(body).log().call().engine()).isEqualTo(engine);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "openai, openai.chat.completions.create, chat-completions",
        "openai, openai.OpenAI.chat.completions.create, chat-completions",
        "openai.azure, openai.AzureOpenAI.responses.create, responses",
        "openai, openai.images.generate, images",
        "anthropic, anthropic.messages.create, -"
      })
  void the_api_is_named_as_the_sdks_know_it(
      String provider, String function, @Nullable String apiType) {
    ObjectNode body = track().put("provider_type", provider).put("function_name", function);
    assertThat(readTrack(body).log().call().apiType()).isEqualTo(apiType);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1e999999999'", "1e999999999", "-1e999999999", "1e-999999999"})
  void monstrous_numbers_cost_nothing(String number) {
    ObjectNode body = track();
    body.set("metadata", node("{'n': " + number + "}"));
    body.set("group_id", node(number));
    body.set("request_start_time", node(number));
    body.set("prompt_input_variables", node("{'n': " + number + "}"));
    assertThat(readTrack(body).log().annotations().groupId()).isNull();
  }
}
