package dev.docket.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.Incoming;
import dev.docket.ingest.PromptLinks;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanBatchReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

  private static ObjectNode span() {
    return (ObjectNode)
        Json.parse(
            """
            {"name": "PromptLayer Run",
             "context": {"trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                         "span_id": "00f067aa0ba902b7", "trace_state": ""},
             "kind": "SpanKind.INTERNAL", "parent_id": null,
             "start_time": "1795457045123456789", "end_time": "1795457046400000000",
             "status": {"status_code": "StatusCode.UNSET"},
             "attributes": {}, "events": [], "links": [],
             "resource": {"attributes": {"service.name": "prompt-layer-js"}, "schema_url": ""}}
            """);
  }

  private static SpanBatch read(JsonNode... spans) {
    ObjectNode body = Json.object();
    ArrayNode array = body.putArray("spans");
    for (JsonNode span : spans) {
      array.add(span);
    }
    return SpanBatchReader.read(body, NOW, PromptLinks.UNLINKED);
  }

  private static Span readOne(JsonNode span) {
    return read(span).spans().getFirst();
  }

  private static String refusedAt(JsonNode... spans) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(spans));
    assertThat(thrown).as("a problem").isNotNull();
    return ((Problem.Invalid) thrown.problem()).pointer();
  }

  private static ObjectNode with(String pointer, String json) {
    ObjectNode span = span();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) span.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), Json.parse(json));
    return span;
  }

  @Test
  void what_the_sdk_sends_is_kept_as_it_is() {
    ObjectNode sent = span();
    SpanBatch batch = read(sent);
    Span span = batch.spans().getFirst();
    assertThat(span.given()).isEqualTo(sent);
    assertThat(span.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.spanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(span.logSpanId()).isEqualTo(span.spanId());
    assertThat(span.start()).isEqualTo(1795457045123456789L);
    assertThat(batch.logs()).isEmpty();
    assertThat(batch.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"1795457045123456789\"  | 1795457045123456789",
        "1795457045123456789      | 1795457045123456789",
        "\"0\"                    | 0",
        "\"0001\"                 | 1",
        "\"9214646399999999999\"  | 9214646399999999999",
      })
  void times_are_64_bits_to_the_last_digit(String given, long nanos) {
    Span span = readOne(with("/start_time", given));
    assertThat(span.start()).isEqualTo(nanos);
    assertThat(span.given().get("start_time").textValue()).isEqualTo(Long.toString(nanos));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"9214646400000000000\"",
        "\"9223372036854775808\"",
        "\"99999999999999999999\"",
        "18446744073709551616",
        "\"-1\"",
        "-1",
        "1.0",
        "1e18",
        "\"1.5\"",
        "\"\"",
        "\"2026-11-23T18:00:00Z\"",
        "\"١٢٣\"",
        "true",
        "null",
        "[1]",
      })
  void what_is_no_time_is_refused(String given) {
    assertThat(refusedAt(with("/start_time", given))).isEqualTo("/spans/0/start_time");
    assertThat(refusedAt(span(), with("/end_time", given))).isEqualTo("/spans/1/end_time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/context/span_id  | \"0000000000000000\"",
        "/context/span_id  | \"00f067aa0ba902b\"",
        "/context/span_id  | \"00f067aa0ba902b7a\"",
        "/context/span_id  | \"00f067aa0ba902bg\"",
        "/context/span_id  | 1234567890123456",
        "/context/span_id  | null",
        "/context/trace_id | \"00000000000000000000000000000000\"",
        "/context/trace_id | \"00f067aa0ba902b7\"",
        "/context/trace_id | null",
        "/context          | \"4bf92f3577b34da6a3ce929d0e0e4736\"",
        "/parent_id        | \"1\"",
        "/parent_id        | 1",
        "/name             | null",
        "/name             | 1",
        "/kind             | 1",
        "/status           | \"OK\"",
        "/status/status_code | 1",
        "/attributes       | []",
        "/events           | {}",
        "/links            | {}",
        "/resource         | []",
        "/resource/attributes | 1",
      })
  void what_is_against_the_schema_is_refused_where_it_stands(String pointer, String given) {
    assertThat(refusedAt(with(pointer, given))).isEqualTo("/spans/0" + pointer);
  }

  @Test
  void faults_within_events_and_links_are_pointed_at() {
    assertThat(refusedAt(with("/events", "[{\"name\": \"a\", \"timestamp\": \"x\"}]")))
        .isEqualTo("/spans/0/events/0/timestamp");
    assertThat(refusedAt(with("/events", "[{\"timestamp\": 1}]")))
        .isEqualTo("/spans/0/events/0/name");
    assertThat(refusedAt(with("/links", "[{}, 1]"))).isEqualTo("/spans/0/links/1");
    assertThat(refusedAt(with("/links", "[{\"context\": 1}]")))
        .isEqualTo("/spans/0/links/0/context");
  }

  @Test
  void a_body_without_spans_is_refused_and_one_with_none_is_not() {
    assertThat(
            catchThrowableOfType(
                ProblemException.class,
                () -> SpanBatchReader.read(Json.object(), NOW, PromptLinks.UNLINKED)))
        .hasMessageContaining("/spans is required");
    assertThat(read().spans()).isEmpty();
  }

  @Test
  void ids_are_kept_in_lower_case_and_a_parent_of_zeros_or_nothing_is_none() {
    Span span = readOne(with("/context/span_id", "\"00F067AA0BA902B7\""));
    assertThat(span.spanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(span.given().at("/context/span_id").textValue()).isEqualTo("00f067aa0ba902b7");
    for (String none : new String[] {"\"0000000000000000\"", "\"\"", "null"}) {
      assertThat(readOne(with("/parent_id", none)).given().get("parent_id").isNull())
          .as(none)
          .isTrue();
    }
  }

  @Test
  void the_number_of_a_span_is_exact_in_every_client() {
    assertThat(readOne(with("/context/span_id", "\"ffffffffffffffff\"")).id())
        .isEqualTo((1L << 53) - 1);
    assertThat(readOne(with("/context/span_id", "\"0000000000000001\"")).id()).isZero();
  }

  @Test
  void attributes_of_any_kind_are_kept_and_only_so_many() {
    String mixed = "{\"a\": 1.10, \"b\": [1, null, {\"c\": \"\\ud800\"}], \"\": true, \"n\": null}";
    assertThat(readOne(with("/attributes", mixed)).given().get("attributes"))
        .isEqualTo(Json.parse(mixed));

    ObjectNode many = Json.object();
    for (int i = 0; i < SpanLimits.MEMBERS; i++) {
      many.put("a" + i, i);
    }
    assertThat(readOne(with("/attributes", many.toString())).given().get("attributes"))
        .hasSize(SpanLimits.MEMBERS);
    many.put("one more", 1);
    assertThat(refusedAt(with("/attributes", many.toString()))).isEqualTo("/spans/0/attributes");
  }

  @Test
  void long_names_deep_values_and_too_many_spans_are_refused() {
    String name = "\"" + "n".repeat(SpanLimits.NAME) + "\"";
    assertThat(readOne(with("/name", name)).name()).hasSize(SpanLimits.NAME);
    assertThat(refusedAt(with("/name", name.replace("\"n", "\"nn")))).isEqualTo("/spans/0/name");
    assertThat(refusedAt(with("/attributes", "{" + name.replace("\"n", "\"nn") + ": 1}")))
        .isEqualTo("/spans/0/attributes");
    assertThat(readOne(with("/attributes", "{\"a\": %s}".formatted(nested(SpanLimits.DEPTH)))))
        .isNotNull();
    assertThat(
            refusedAt(with("/attributes", "{\"a\": %s}".formatted(nested(SpanLimits.DEPTH + 1)))))
        .isEqualTo("/spans/0/attributes/a");
    JsonNode[] spans = new JsonNode[SpanLimits.SPANS + 1];
    Arrays.fill(spans, span());
    assertThat(refusedAt(spans)).isEqualTo("/spans");
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  void a_long_text_loses_its_end_but_never_half_a_character_and_a_huge_span_is_refused() {
    ObjectNode span = span();
    span.withObject("/attributes")
        .put("function_output", "x".repeat(SpanLimits.TEXT - 1) + "😀" + "y".repeat(10));
    SpanBatch batch = read(span);
    assertThat(batch.spans().getFirst().given().at("/attributes/function_output").textValue())
        .isEqualTo("x".repeat(SpanLimits.TEXT - 1));
    assertThat(batch.warnings())
        .containsExactly(
            new Warning("/spans/0/attributes/function_output", "shortened to 524,288 characters"));

    for (int i = 0; i < 9; i++) {
      span.withObject("/attributes").put("text " + i, "x".repeat(SpanLimits.TEXT));
    }
    assertThat(refusedAt(span)).isEqualTo("/spans/0");
  }

  @Test
  void an_attribute_names_the_span_id_that_the_log_carries() {
    ObjectNode span =
        with("/attributes", "{\"promptlayer.request_log.span_id\": \"00F067AA0BA902B8\"}");
    assertThat(readOne(span).logSpanId()).isEqualTo("00f067aa0ba902b8");
    for (String no : new String[] {"\"0000000000000000\"", "1", "\"x\"", "null"}) {
      assertThat(
              readOne(
                      with(
                          "/attributes", "{\"promptlayer.request_log.span_id\": %s}".formatted(no)))
                  .logSpanId())
          .as(no)
          .isEqualTo("00f067aa0ba902b7");
    }
  }

  private static ObjectNode logging() {
    return with(
        "/log_request",
        """
        {"provider": "openai", "model": "gpt-4o", "span_id": "ffffffffffffffff",
         "input": {"type": "completion", "content": []},
         "output": {"type": "completion", "content": []}}
        """);
  }

  @Test
  void a_log_has_the_spans_id_and_its_times_unless_it_says_others() {
    SpanBatch.Log log = read(logging()).logs().getFirst();
    assertThat(log.spanId()).isEqualTo("00f067aa0ba902b7");
    Incoming incoming = log.incoming();
    assertThat(incoming.log().call().spanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(incoming.log().timing().start())
        .isEqualTo(Instant.parse("2026-11-23T18:04:05.123456Z"));
    assertThat(incoming.log().timing().end()).isEqualTo(Instant.parse("2026-11-23T18:04:06.4Z"));

    ObjectNode timed = logging();
    timed.withObject("/log_request").put("requestStartTime", 5).put("request_end_time", 6);
    var timing = read(timed).logs().getFirst().incoming().log().timing();
    assertThat(timing.start()).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(timing.end()).isEqualTo(Instant.ofEpochSecond(6));
  }

  @Test
  void a_faulty_log_refuses_the_batch_and_an_unknown_prompt_does_not() {
    ObjectNode faulty = logging();
    faulty.withObject("/log_request").remove("model");
    assertThat(refusedAt(span(), faulty)).isEqualTo("/spans/1/log_request/model");
    assertThat(refusedAt(with("/log_request", "[]"))).isEqualTo("/spans/0/log_request");

    ObjectNode prompted = logging();
    prompted.withObject("/log_request").put("prompt_name", "nobody knows it");
    assertThat(read(prompted).logs().getFirst().incoming().warnings())
        .extracting(Warning::pointer)
        .containsExactly("/spans/0/log_request/prompt_name");
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "'\"true\"', 0", "false, 1", "null, 1"})
  void a_managed_span_makes_no_log(String managed, int logs) {
    ObjectNode span = logging();
    span.withObject("/attributes").set("promptlayer.request_log.managed", Json.parse(managed));
    SpanBatch batch = read(span);
    assertThat(batch.logs()).hasSize(logs);
    assertThat(batch.warnings()).hasSize(1 - logs);
  }
}
