package dev.docket.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the Python SDK sends, byte for byte as far as it was recorded, and what it reads of the
/// replies: the statuses are exact, and each property asserted here is one that it reads, or that
/// users read of what it returns.
class PythonSdkReplayTest {

  private static final String RESPONSE =
      """
      {"id": "chatcmpl-BMAu3fBRyPYaswyFgBBnBQcB0YxUK", "choices": [{"finish_reason": "stop", \
      "index": 0, "logprobs": null, "message": {"content": "Hello! How can I help?", \
      "refusal": null, "role": "assistant", "annotations": [], "audio": null, \
      "function_call": null, "tool_calls": null}}], "created": 1744624827, \
      "model": "gpt-4o-mini-2024-07-18", "object": "chat.completion", "service_tier": "default", \
      "system_fingerprint": "fp_92f14e8683", "usage": {"completion_tokens": 23, \
      "prompt_tokens": 8, "total_tokens": 31, "completion_tokens_details": \
      {"accepted_prediction_tokens": 0, "audio_tokens": 0, "reasoning_tokens": 4, \
      "rejected_prediction_tokens": 0}, "prompt_tokens_details": {"audio_tokens": 0, \
      "cached_tokens": 2}}}\
      """;

  private static final String KWARGS =
      """
      {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": [{"type": "text", \
      "text": "Hi \\u0141\\u00f3d\\u017a"}]}], "temperature": 1, "stream": false}\
      """;

  @TempDir static Path data;

  private static RunningApp app;
  private static PythonSdk sync;
  private static PythonSdk async;
  private static PythonSdk stranger;

  @BeforeAll
  static void start() throws IOException {
    app = RunningApp.on(data);
    sync = PythonSdk.sync(app.base(), RunningApp.KEY);
    async = PythonSdk.async(app.base(), RunningApp.KEY);
    stranger = PythonSdk.sync(app.base(), "dk_wrong_0123456789");
    assertThat(publish("greeting", "Hi {city}", "null").status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  // run()

  private static String tracked(String metadata, String stream, String rest) throws IOException {
    JsonNode template =
        sync.postWithKey("/prompt-templates/greeting", "{\"api_key\": \"$KEY\"}").json();
    return """
    {"function_name": "openai.chat.completions.create", "provider_type": "openai", "args": [], \
    "kwargs": %s, "tags": ["from-python"], "request_start_time": 1795457045.1234567, \
    "request_end_time": 1795457046.6234567, "api_key": "$KEY", "metadata": %s, \
    "prompt_id": %s, "prompt_version": 1, "prompt_input_variables": {"city": "\\u0141\\u00f3d\\u017a"}, \
    "group_id": null, "return_prompt_blueprint": true, "span_id": null, %s}\
    """
        .formatted(KWARGS.replace("false", stream), metadata, template.get("id"), rest);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void run_is_tracked(boolean isAsync) throws IOException {
    PythonSdk sdk = isAsync ? async : sync;

    PythonSdk.Reply reply =
        sdk.post(
            "/track-request",
            tracked(
                "{\"user_id\": \"u-%s\"}".formatted(isAsync),
                "false",
                "\"request_response\": " + RESPONSE));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/prompt_blueprint/prompt_template/messages/1/content/0/text"))
        .isEqualTo(Json.parse("\"Hello! How can I help?\""));
    JsonNode detail = detail(reply.json().get("request_id"));
    assertThat(detail.get("request_start_time").textValue()).startsWith("2026-11-23T");
    assertThat(detail.get("latency_ms").doubleValue()).isEqualTo(1500);
    assertThat(detail.get("metadata").get("user_id").textValue()).isEqualTo("u-" + isAsync);
    assertThat(detail.get("tags_array")).isEqualTo(Json.parse("[\"from-python\"]"));
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("greeting");
    assertThat(detail.get("prompt_version_number").intValue()).isEqualTo(1);
    assertThat(detail.at("/input_variables/city").textValue()).isEqualTo("Łódź");
    assertThat(detail.get("input_text").textValue()).contains("Hi Łódź");
    assertThat(detail.get("cached_tokens").intValue()).isEqualTo(2);
    assertThat(detail.get("thinking_tokens").intValue()).isEqualTo(4);
    assertThat(detail.get("price").doubleValue()).isPositive();
    assertThat(detail.get("trace_id").isNull()).isTrue();
    assertThat(detail.get("group_id").isNull()).isTrue();
  }

  /// The SDK forgets the metadata of a stream, and its end is the moment of logging.
  @Test
  void run_of_a_stream_is_tracked_without_metadata() throws IOException {
    PythonSdk.Reply reply =
        sync.post("/track-request", tracked("null", "true", "\"request_response\": " + RESPONSE));

    assertThat(reply.status()).isEqualTo(200);
    JsonNode detail = detail(reply.json().get("request_id"));
    assertThat(detail.get("metadata")).isEmpty();
    assertThat(detail.get("output_text").textValue()).isEqualTo("Hello! How can I help?");
  }

  @Test
  void a_provider_that_fails_is_tracked() throws IOException {
    String message = "Error code: 401 - ".repeat(60).substring(0, 1024);

    PythonSdk.Reply reply =
        sync.post(
            "/track-request",
            tracked(
                "null",
                "false",
                """
                "request_response": {}, "status": "ERROR", "error_type": "PROVIDER_AUTH_ERROR", \
                "error_message": "%s\"\
                """
                    .formatted(message)));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/prompt_blueprint/prompt_template/messages")).hasSize(1);
    JsonNode detail = detail(reply.json().get("request_id"));
    assertThat(detail.get("status").textValue()).isEqualTo("ERROR");
    assertThat(detail.get("error_type").textValue()).isEqualTo("PROVIDER_AUTH_ERROR");
    assertThat(detail.get("error_message").textValue()).isEqualTo(message);
  }

  // The proxies

  @ParameterizedTest
  @ValueSource(strings = {"openai.OpenAI", "openai.AsyncOpenAI"})
  void the_openai_proxy_is_tracked(String client) throws IOException {
    PythonSdk.Reply reply =
        sync.post(
            "/track-request",
            """
            {"function_name": "%s.chat.completions.create", "provider_type": "openai", "args": [], \
            "kwargs": %s, "tags": null, "request_response": %s, \
            "request_start_time": 1795457045.1234567, "request_end_time": 1795457046.6234567, \
            "metadata": null, "api_key": "$KEY", "span_id": null}\
            """
                .formatted(client, KWARGS, RESPONSE));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("prompt_blueprint").isNull()).isTrue();
    JsonNode detail = detail(reply.json().get("request_id"));
    assertThat(detail.get("function_name").textValue())
        .isEqualTo(client + ".chat.completions.create");
    assertThat(detail.get("api_type").textValue()).isEqualTo("chat-completions");
    assertThat(detail.get("tags_array")).isEmpty();
  }

  @Test
  void the_anthropic_proxy_is_tracked() throws IOException {
    PythonSdk.Reply reply =
        sync.post(
            "/track-request",
            """
            {"function_name": "anthropic.Anthropic.messages.create", "provider_type": "anthropic", \
            "args": [], "kwargs": {"max_tokens": 1024, "messages": [{"role": "user", \
            "content": "Hello, Claude"}], "model": "claude-sonnet-4-5"}, "tags": ["t"], \
            "request_response": {"id": "msg_01", "container": null, "content": [{"citations": null, \
            "text": "Hello!", "type": "text"}], "model": "claude-sonnet-4-5-20250929", \
            "role": "assistant", "stop_reason": "end_turn", "stop_sequence": null, \
            "type": "message", "usage": {"cache_creation": null, "cache_creation_input_tokens": 0, \
            "cache_read_input_tokens": 0, "input_tokens": 10, "output_tokens": 6, \
            "server_tool_use": null, "service_tier": "standard"}}, \
            "request_start_time": 1795457045.1, "request_end_time": 1795457046.2, \
            "metadata": null, "api_key": "$KEY", "span_id": "00f067aa0ba902b7"}\
            """);

    assertThat(reply.status()).isEqualTo(200);
    JsonNode detail = detail(reply.json().get("request_id"));
    assertThat(detail.get("output_text").textValue()).isEqualTo("Hello!");
    assertThat(detail.get("input_tokens").intValue()).isEqualTo(10);
    assertThat(detail.get("tags_array")).isEqualTo(Json.parse("[\"t\"]"));
  }

  // log_request

  private static final String LOGGED =
      """
      {"provider": "openai", "model": "gpt-4o-mini", "input": {"type": "chat", "messages": \
      [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}]}, "output": {"type": "chat", \
      "messages": [{"role": "assistant", "content": [{"type": "text", "text": "Ho"}]}]}, \
      "request_start_time": 1795457045.1234567, "request_end_time": 1795457046.6234567, \
      "parameters": {}, "tags": [], "metadata": {}, "prompt_name": null, \
      "prompt_version_number": null, "prompt_input_variables": {}, "input_tokens": 0, \
      "output_tokens": 0, "price": 0.0, "function_name": "", "score": 0, "prompt_id": null, \
      %s"status": "SUCCESS", "error_type": null, "error_message": null}\
      """;

  @Test
  void log_request_is_logged_with_its_23_keys() throws IOException {
    logged(sync, LOGGED.formatted("\"score_name\": null, \"api_type\": null, "), 23);
  }

  @Test
  void async_log_request_is_logged_with_its_21_keys() throws IOException {
    logged(async, LOGGED.formatted(""), 21);
  }

  private static void logged(PythonSdk sdk, String body, int keys) throws IOException {
    assertThat(Json.parse(body)).hasSize(keys);

    PythonSdk.Reply reply = sdk.postWithKey("/log-request", body);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("id").isIntegralNumber()).isTrue();
    assertThat(reply.json().get("request_id")).isEqualTo(reply.json().get("id"));
    assertThat(reply.json().at("/prompt_version/prompt_template/messages")).hasSize(2);
    assertThat(detail(reply.json().get("id")).get("scores")).isEmpty();
  }

  // track.*

  private static JsonNode newRequest() throws IOException {
    return sync.post(
            "/track-request",
            """
            {"function_name": "openai.OpenAI.chat.completions.create", "provider_type": "openai", \
            "args": [], "kwargs": %s, "tags": ["%d"], "request_response": %s, \
            "request_start_time": 1795457045.5, "request_end_time": 1795457046.5, \
            "metadata": null, "api_key": "$KEY", "span_id": null}\
            """
                .formatted(KWARGS, System.nanoTime(), RESPONSE))
        .json()
        .get("request_id");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void what_track_sends_is_attached(boolean isAsync) throws IOException {
    PythonSdk sdk = isAsync ? async : sync;
    JsonNode id = newRequest();
    JsonNode group = sdk.post("/create-group", "{\"api_key\": \"$KEY\"}").json().get("id");
    assertThat(group.isIntegralNumber()).isTrue();

    List<PythonSdk.Reply> replies =
        List.of(
            sdk.post(
                "/library-track-metadata",
                "{\"request_id\": %s, \"metadata\": {\"a\": \"1\"}, \"api_key\": \"$KEY\"}"
                    .formatted(id)),
            sdk.post(
                "/library-track-score",
                "{\"request_id\": %s, \"score\": 90, \"api_key\": \"$KEY\"}".formatted(id)),
            sdk.post(
                "/library-track-score",
                "{\"request_id\": %s, \"score\": 7, \"api_key\": \"$KEY\", \"name\": \"tone\"}"
                    .formatted(id)),
            // The async client alone sends the key in the header too.
            isAsync
                ? sdk.postWithKey("/track-group", group(id, group))
                : sdk.post("/track-group", group(id, group)));

    for (PythonSdk.Reply reply : replies) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().get("success").booleanValue()).isTrue();
    }
    JsonNode detail = detail(id);
    assertThat(detail.get("metadata")).isEqualTo(Json.parse("{\"a\":\"1\"}"));
    assertThat(detail.get("scores")).hasSize(2);
    assertThat(detail.get("group_id")).isEqualTo(group);
  }

  private static String group(JsonNode id, JsonNode group) {
    return "{\"api_key\": \"$KEY\", \"request_id\": %s, \"group_id\": %s}".formatted(id, group);
  }

  @Test
  void track_prompt_links_with_explicit_nulls() throws IOException {
    JsonNode id = newRequest();

    PythonSdk.Reply reply =
        sync.post(
            "/library-track-prompt",
            """
            {"request_id": %s, "prompt_name": "greeting", \
            "prompt_input_variables": {"city": "Rome"}, "api_key": "$KEY", "version": null, \
            "label": null}\
            """
                .formatted(id));

    assertThat(reply.status()).isEqualTo(200);
    JsonNode detail = detail(id);
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("greeting");
    assertThat(detail.get("prompt_version_number").intValue()).isEqualTo(1);
    assertThat(detail.at("/input_variables/city").textValue()).isEqualTo("Rome");
  }

  @Test
  void async_track_prompt_is_understood_although_its_arguments_come_one_place_late()
      throws IOException {
    JsonNode id = newRequest();
    String late =
        """
        {"request_id": true, "prompt_name": %s, "prompt_input_variables": "greeting", \
        "api_key": "$KEY", "version": {"city": "Oslo"}, "label": %s}\
        """;

    assertThat(async.post("/library-track-prompt", late.formatted(id, "null")).status())
        .isEqualTo(400);
    assertThat(detail(id).get("prompt_name").isNull()).isTrue();
    assertThat(async.post("/library-track-prompt", late.formatted(id, "1")).status())
        .isEqualTo(200);
    JsonNode detail = detail(id);
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("greeting");
    assertThat(detail.get("prompt_version_number").intValue()).isEqualTo(1);
    assertThat(detail.at("/input_variables/city").textValue()).isEqualTo("Oslo");
  }

  @Test
  void an_unknown_request_is_refused_with_a_message() throws IOException {
    PythonSdk.Reply reply =
        sync.post(
            "/library-track-metadata",
            "{\"request_id\": 1, \"metadata\": {\"a\": \"1\"}, \"api_key\": \"$KEY\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").textValue()).isNotEmpty();
  }

  // templates.*

  private static PythonSdk.Reply publish(String name, String text, String labels)
      throws IOException {
    String flat =
        """
        {"prompt_name": "%s", "prompt_template": {"type": "chat", "messages": [{"role": "user", \
        "content": [{"type": "text", "text": "%s"}]}]}, "tags": ["test"], \
        "commit_message": "test", "metadata": {"model": {"provider": "openai", \
        "name": "gpt-4o-mini", "parameters": {"temperature": 1}}}, "release_labels": %s}\
        """
            .formatted(name, text, labels);
    return sync.postWithKey(
        "/rest/prompt-templates",
        "{\"prompt_template\": %s, \"prompt_version\": %s, \"release_labels\": %s}"
            .formatted(flat, flat, labels));
  }

  @Test
  void publish_says_what_it_published() throws IOException {
    PythonSdk.Reply reply = publish("published", "Hi", "[\"prod\"]");

    assertThat(reply.status()).isEqualTo(201);
    JsonNode json = reply.json();
    assertThat(json.get("id").isIntegralNumber()).isTrue();
    assertThat(json.get("prompt_name").textValue()).isEqualTo("published");
    assertThat(json.get("version_number").intValue()).isEqualTo(1);
    assertThat(json.get("prompt_version_id").isIntegralNumber()).isTrue();
    assertThat(json.get("tags")).isEqualTo(Json.parse("[\"test\"]"));
    assertThat(json.get("commit_message").textValue()).isEqualTo("test");
    assertThat(json.at("/prompt_template/type").textValue()).isEqualTo("chat");
  }

  /// Every other status is a success to the SDK, which then returns the error as the template.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"prompt_template\": {}, \"prompt_version\": {}, \"release_labels\": null}",
        "{\"prompt_template\": {\"prompt_name\": \"x\"}, \"prompt_version\": {}}",
        "{\"prompt_template\": {\"prompt_name\": 7}, \"prompt_version\":"
            + " {\"prompt_template\": {\"type\": \"chat\", \"messages\": []}}}",
        "{\"prompt_template\": {\"prompt_name\": \"x\"}, \"prompt_version\":"
            + " {\"prompt_template\": {\"type\": \"other\"}}}",
        "{\"prompt_template\": {\"prompt_name\": \"x\"}, \"prompt_version\":"
            + " {\"prompt_template\": {\"type\": \"chat\", \"messages\": []},"
            + " \"commit_message\": 5}}"
      })
  void every_fault_in_what_is_published_is_a_400(String body) throws IOException {
    PythonSdk.Reply reply = sync.postWithKey("/rest/prompt-templates", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").textValue()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void get_has_all_that_run_reads(boolean isAsync) throws IOException {
    String name = "a/b c?d" + isAsync;
    publish(name, "Hi {city}", "null");
    PythonSdk sdk = isAsync ? async : sync;

    PythonSdk.Reply reply =
        sdk.postWithKey(
            "/prompt-templates/a%2Fb%20c%3Fd" + isAsync,
            """
            {"input_variables": {"city": "Rome"}, "metadata_filters": {"user_id": "u"}, \
            "provider": null, "model": null, "api_key": "$KEY"}\
            """);

    assertThat(reply.status()).isEqualTo(200);
    JsonNode json = reply.json();
    assertThat(json.get("prompt_name").textValue()).isEqualTo(name);
    assertThat(json.get("id").isIntegralNumber()).isTrue();
    assertThat(json.get("version").intValue()).isEqualTo(1);
    assertThat(json.get("workspace_id").isIntegralNumber()).isTrue();
    assertThat(json.at("/prompt_template/type").textValue()).isEqualTo("chat");
    assertThat(json.get("llm_kwargs"))
        .isEqualTo(
            Json.parse(
                """
                {"model":"gpt-4o-mini","temperature":1,"messages":
                  [{"role":"user","content":[{"type":"text","text":"Hi Rome"}]}]}
                """));
    assertThat(json.at("/metadata/model/provider").textValue()).isEqualTo("openai");
    assertThat(json.at("/metadata/model/name").textValue()).isEqualTo("gpt-4o-mini");
    assertThat(json.at("/metadata/model/api_type").textValue()).isEqualTo("chat-completions");
    for (String unused :
        List.of("custom_provider", "provider_base_url", "provider_id", "warning")) {
      assertThat(json.get(unused)).as(unused).isNotNull();
      assertThat(json.get(unused).isNull()).as(unused).isTrue();
    }
    assertThat(json.get("snippets")).isEmpty();
  }

  @Test
  void a_template_that_is_not_there_is_a_404() throws IOException {
    PythonSdk.Reply reply =
        sync.postWithKey("/prompt-templates/no%20such", "{\"api_key\": \"$KEY\"}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().get("message").textValue()).isNotEmpty();
  }

  @Test
  void all_reads_the_items_of_a_page() throws IOException {
    PythonSdk.Reply reply = sync.getWithKey("/prompt-templates?page=1&per_page=30");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("items")).isNotEmpty();
    JsonNode item = reply.json().at("/items/0");
    assertThat(item.get("version").isIntegralNumber()).isTrue();
    assertThat(item.has("folder_id")).isTrue();
    assertThat(item.at("/prompt_template/type").textValue()).isEqualTo("chat");
    assertThat(reply.json().get("has_prev").booleanValue()).isFalse();
    assertThat(reply.json().get("prev_num").isNull()).isTrue();
  }

  // Keys

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/track-request",
        "/library-track-metadata",
        "/library-track-score",
        "/library-track-prompt",
        "/track-group",
        "/create-group"
      })
  void a_wrong_key_in_the_body_is_a_401(String path) throws IOException {
    PythonSdk.Reply reply = stranger.post(path, "{\"request_id\": 1, \"api_key\": \"$KEY\"}");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().get("message").textValue()).contains("API key");
  }

  @Test
  void a_wrong_key_in_the_header_is_a_401() throws IOException {
    for (PythonSdk.Reply reply :
        List.of(
            stranger.postWithKey("/log-request", LOGGED.formatted("")),
            stranger.postWithKey("/prompt-templates/greeting", "{\"api_key\": \"$KEY\"}"),
            stranger.postWithKey("/rest/prompt-templates", "{}"),
            stranger.getWithKey("/prompt-templates?page=1&per_page=30"))) {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json().get("message").textValue()).contains("API key");
    }
  }

  private static JsonNode detail(JsonNode id) throws IOException {
    assertThat(id.isIntegralNumber()).as("%s is the number of a request", id).isTrue();
    PythonSdk.Reply reply = sync.getWithKey("/api/public/v2/requests/" + id);
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }
}
