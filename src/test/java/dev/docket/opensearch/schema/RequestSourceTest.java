package dev.docket.opensearch.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.ErrorType;
import dev.docket.requests.Metadata;
import dev.docket.requests.Outcome;
import dev.docket.requests.OutputShape;
import dev.docket.requests.PromptLink;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestSummary;
import dev.docket.requests.Score;
import dev.docket.requests.Status;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import dev.docket.search.FoundRequest;
import dev.docket.search.Highlights;
import dev.docket.search.PageJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestSourceTest {

  private static final String FULL =
      """
      {"workspace": "1", "seq": 42, "created_at": "2026-11-01T00:00:02Z",
       "updated_at": "2026-11-01T00:00:03.000004Z",
       "request_start_time": "2026-11-01T00:00:00Z",
       "request_end_time": "2026-11-01T00:00:01.234Z", "latency_ms": 1234.0,
       "provider_type": "openai", "engine": "gpt\\u001b\\u001f4o", "function_name": "f",
       "api_type": "chat-completions", "span_id": "00f067aa0ba902b7", "status": "ERROR",
       "error_type": "PROVIDER_TIMEOUT", "error_message": "too \\u001b slow",
       "input_tokens": 10, "output_tokens": 5, "cached_tokens": 4, "thinking_tokens": 3,
       "cache_write_tokens": 2, "price": 0.25, "price_source": "caller",
       "prompt_name": "greet", "prompt_id": "7", "prompt_version_number": 3,
       "prompt_label": "prod", "group_id": "9", "tags": ["a", "\\u001b\\u001f"],
       "scores": [{"name": "default", "value": 95, "at": "2026-11-01T00:00:05Z"}],
       "output_shape": "json", "input_preview": "in", "output_preview": "out",
       "input_text": "[user]: in", "output_text": "out: 1",
       "metadata": [{"k": "user_id", "v": "u1", "columns": {"21": ["x"]}},
                    {"k": "n", "j": "1.50"}, {"k": "\\ud800", "v": "\\udc00"},
                    {"k": "empty", "v": ""}, {"k": "none", "j": "null"},
                    {"k": "deep", "j": "{\\"a\\":[1,{\\"b\\":null}]}"}],
       "raw": {"request": "{\\"kind\\":\\"sdk\\"}", "response": "[1.0]",
               "input_variables": "{\\"x\\":1}"}}
      """;

  @Test
  void everything_that_was_stored_comes_back() {
    RequestSummary expected =
        new RequestSummary(
            new RequestId(42),
            new Call("openai", "gpt\u001f4o", "f", "chat-completions", "00f067aa0ba902b7"),
            new Timing(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:01.234Z")),
            new Usage(10, 5, 4, 3, 2),
            new Cost(0.25, "caller"),
            new Outcome(Status.ERROR, ErrorType.PROVIDER_TIMEOUT, "too \u001b slow"),
            OutputShape.JSON,
            annotations(),
            "in",
            "out");
    RequestDetail detail = RequestSource.detail(Json.parse(FULL));
    assertThat(detail.summary()).isEqualTo(expected);
    assertThat(detail.inputText()).isEqualTo("[user]: in");
    assertThat(detail.outputText()).isEqualTo("out: 1");
    assertThat(Json.text(detail.raw().request())).isEqualTo("{\"kind\":\"sdk\"}");
    assertThat(Json.text(detail.raw().response())).isEqualTo("[1.0]");
    assertThat(Json.text(detail.raw().inputVariables())).isEqualTo("{\"x\":1}");
    assertThat(detail.createdAt()).isEqualTo("2026-11-01T00:00:02Z");
    assertThat(detail.updatedAt()).isEqualTo("2026-11-01T00:00:03.000004Z");
  }

  private static Annotations annotations() {
    Map<String, JsonNode> metadata = new LinkedHashMap<>();
    metadata.put("user_id", Json.parse("\"u1\""));
    metadata.put("n", Json.parse("1.50"));
    metadata.put("\ud800", Json.parse("\"\\udc00\""));
    metadata.put("empty", Json.parse("\"\""));
    metadata.put("none", Json.parse("null"));
    metadata.put("deep", Json.parse("{\"a\":[1,{\"b\":null}]}"));
    return new Annotations(
        new Metadata(metadata),
        List.of("a", "\u001f"),
        List.of(new Score("default", 95, Instant.parse("2026-11-01T00:00:05Z"))),
        new PromptLink("greet", 7L, 3L, "prod"),
        9L);
  }

  @Test
  void what_a_document_lacks_reads_as_nothing() {
    RequestDetail detail = RequestSource.detail(Json.parse("{\"seq\": 5}"));
    assertThat(detail.summary().annotations()).isEqualTo(Annotations.NONE);
    assertThat(detail.summary().usage()).isEqualTo(Usage.NONE);
    assertThat(detail.summary().cost()).isEqualTo(Cost.UNKNOWN);
    assertThat(detail.summary().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(detail.raw().request().isNull()).isTrue();
    assertThat(detail.createdAt()).isEqualTo(new RequestId(5).drawnAt());
  }

  @Test
  void a_status_or_error_of_a_newer_docket_reads_as_the_nearest_known() {
    RequestDetail detail =
        RequestSource.detail(
            Json.parse("{\"seq\": 5, \"status\": \"CACHED\", \"error_type\": \"TOO_NEW\"}"));
    assertThat(detail.summary().outcome())
        .isEqualTo(new Outcome(Status.WARNING, ErrorType.UNKNOWN_ERROR, null));
  }

  @Test
  void an_item_is_written_as_the_contract_has_it() {
    ObjectNode expected =
        (ObjectNode)
            Json.parse(
                """
                {"id": 42, "engine": "gpt\\u001f4o", "provider_type": "openai",
                 "input_tokens": 10, "output_tokens": 5, "cached_tokens": 4, "thinking_tokens": 3,
                 "price": 0.25, "price_source": "caller",
                 "request_start_time": "2026-11-01T00:00:00.000000Z",
                 "request_end_time": "2026-11-01T00:00:01.234000Z", "latency": 1.234,
                 "status": "ERROR", "error_type": "PROVIDER_TIMEOUT",
                 "prompt_id": 7, "prompt_version_number": 3, "group_id": 9,
                 "tags_array": ["a", "\\u001f"],
                 "metadata": [{"user_id": "u1"}, {"n": 1.50}, {}, {"empty": ""}, {"none": null},
                              {"deep": {"a": [1, {"b": null}]}}],
                 "scores": [{"name": "default", "score": 95}], "prompt_name": "greet"}
                """);
    // No parser takes a lone surrogate in a name.
    ((ObjectNode) expected.path("metadata").path(2)).put("\ud800", "\udc00");
    FoundRequest found =
        new FoundRequest(
            RequestSource.summary(Json.parse(FULL)),
            "",
            "",
            Json.object(),
            Json.object(),
            Highlights.NONE);
    assertThat(Json.text(PageJson.item(found, Set.of(), true))).isEqualTo(Json.text(expected));
  }
}
