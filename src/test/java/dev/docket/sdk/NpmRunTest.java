package dev.docket.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `run()`, templates and proxies of the unmodified npm SDK, with the providers' own libraries,
/// against a real server and a provider on this machine. One process does everything; the tests
/// look at what it returned, what the provider got, and what is found afterwards.
class NpmRunTest {

  private static final String ANSWER = "It is on its way.";

  @TempDir static Path data;

  private static RunningApp app;
  private static LoopbackProvider provider;
  private static Api api;
  private static JsonNode said;

  @BeforeAll
  static void run() throws IOException {
    NpmSdk.install();
    app = RunningApp.on(data);
    api = app.api();
    provider = LoopbackProvider.start();
    said = NpmSdk.run(app.base().toString(), RunningApp.KEY, provider);
  }

  @AfterAll
  static void stop() {
    if (provider != null) {
      provider.close();
    }
    if (app != null) {
      app.close();
    }
  }

  @Test
  void the_rendered_prompt_is_what_the_provider_gets() {
    LoopbackProvider.Call call = provider.call("Where is order    42?");

    assertThat(call.path()).isEqualTo("/v1/chat/completions");
    assertThat(call.key()).isEqualTo("sk-of-openai");
    assertThat(call.body())
        .isEqualTo(
            Json.parse(
                """
                {"model":"gpt-4o-mini","temperature":0.5,"max_tokens":64,"stream":false,"messages":[
                  {"role":"system","content":[{"type":"text","text":"You help Łucja."}]},
                  {"role":"user","content":[{"type":"text","text":"Where is order    42?"}]}]}
                """));
  }

  @Test
  void run_returns_what_users_read() {
    JsonNode run = said.at("/run");

    assertThat(run.at("/published/id").isIntegralNumber()).isTrue();
    assertThat(run.at("/response/request_id").isIntegralNumber()).isTrue();
    assertThat(run.at("/response/raw_response/choices/0/message/content").textValue())
        .isEqualTo(ANSWER);
    assertThat(run.at("/said/0/text").textValue()).isEqualTo(ANSWER);
    JsonNode messages = run.at("/response/prompt_blueprint/prompt_template/messages");
    assertThat(messages).hasSize(3);
    assertThat(messages.at("/1/content/0/text").textValue()).isEqualTo("Where is order    42?");
  }

  @Test
  void run_is_logged_with_everything_that_is_known_of_it() throws IOException {
    JsonNode detail = detail(said.at("/run/response/request_id"));

    assertThat(detail.get("metadata"))
        .isEqualTo(Json.parse("{\"user_id\":\"u-run\",\"plan\":\"pro\"}"));
    assertThat(detail.get("tags_array")).isEqualTo(Json.parse("[\"from-run\",\"support\"]"));
    assertThat(detail.get("input_tokens").intValue()).isEqualTo(1200);
    assertThat(detail.get("output_tokens").intValue()).isEqualTo(300);
    assertThat(detail.get("price").doubleValue()).isCloseTo(0.000_36, within(1e-9));
    assertThat(detail.get("price_source").textValue()).isEqualTo("table");
    assertThat(detail.get("input_variables"))
        .isEqualTo(Json.parse("{\"customer\":\"Łucja\",\"number\":42}"));
    assertThat(detail.get("prompt_id")).isEqualTo(said.at("/run/published/id"));
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("support/where is my order");
    assertThat(detail.get("prompt_version_number").intValue()).isEqualTo(1);
    assertThat(detail.get("group_id")).isEqualTo(said.at("/run/group"));
    assertThat(detail.get("status").textValue()).isEqualTo("SUCCESS");
    assertThat(detail.get("api_type").textValue()).isEqualTo("chat-completions");
    assertThat(detail.get("function_name").textValue()).isEqualTo("openai.chat.completions.create");
    assertThat(detail.get("trace_id").isNull()).isTrue();
  }

  @Test
  void run_is_found_by_its_metadata_and_by_its_prompt() throws IOException {
    long id = said.at("/run/response/request_id").longValue();

    assertThat(ids(api.withMetadata("user_id", "u-run"))).containsExactly(id);
    List<JsonNode> byPrompt =
        search(
            """
            {"field":"prompt_name","operator":"is","value":"support/where is my order"},
            {"field":"prompt_version_number","operator":"eq","value":1}
            """);
    assertThat(ids(byPrompt)).containsExactly(id);
    assertThat(
            search(
                "{\"field\":\"prompt_id\",\"operator\":\"eq\",\"value\":%s}"
                    .formatted(said.at("/run/published/id"))))
        .hasSize(1);
    assertThat(
            search(
                """
                {"field":"input_variables","operator":"key_equals",
                 "nested_key":"customer","value":"Łucja"}
                """))
        .hasSize(1);
  }

  @Test
  void jinja2_is_rendered_once() throws IOException {
    String bought = "Buy: 1. milk 2. {{ 7 * 7 }}";

    assertThat(provider.call(bought).body().at("/messages/0/content/0/text").textValue())
        .isEqualTo(bought);
    assertThat(detail(said.at("/jinja2/request_id")).get("input_text").textValue())
        .contains(bought);
  }

  @Test
  void versions_are_chosen_by_number_by_label_and_by_age() throws IOException {
    List<String> asked = new ArrayList<>();
    for (JsonNode run : said.at("/versions/runs")) {
      JsonNode detail = detail(run.get("request_id"));
      asked.add(detail.get("input_text").textValue() + " " + detail.get("prompt_version_number"));
    }
    assertThat(asked)
        .containsExactly("[user]: two 2", "[user]: one 1", "[user]: three 3", "[user]: four 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknownVersion", "unknownLabel", "unknownPrompt"})
  void what_is_not_there_throws_with_a_message(String call) {
    assertThat(said.at("/versions/" + call + "/thrown").asText())
        .isNotEmpty()
        .doesNotContain("Failed to", "Server error", "JSON");
  }

  @Test
  void model_and_parameters_can_be_chosen_at_the_call() throws IOException {
    List<LoopbackProvider.Call> calls = provider.calls("gpt-4o");

    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().body())
        .isEqualTo(
            Json.parse(
                """
                {"model":"gpt-4o","temperature":0,"seed":7,"top_p":0.5,"stream":false,
                 "messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}]}
                """));
    assertThat(detail(said.at("/overrides/request_id")).get("model").textValue())
        .isEqualTo("gpt-4o");
  }

  @ParameterizedTest
  @CsvSource({
    "401, PROVIDER_AUTH_ERROR",
    "429, PROVIDER_RATE_LIMIT",
    "500, PROVIDER_ERROR",
  })
  void an_error_of_the_provider_is_logged_and_thrown(int status, String type) throws IOException {
    assertThat(said.at("/errors/%d/status".formatted(status)).intValue()).isEqualTo(status);
    assertThat(said.at("/errors/%d/thrown".formatted(status)).textValue()).contains("as asked for");

    JsonNode detail = detail(onlyWithUser("u-error-" + status).get("id"));
    assertThat(detail.get("status").textValue()).isEqualTo("ERROR");
    assertThat(detail.get("error_type").textValue()).isEqualTo(type);
    assertThat(detail.get("error_message").textValue()).contains("fails-" + status);
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("errors " + status);
    assertThat(detail.get("input_text").textValue()).contains("Fail with %d.".formatted(status));
    assertThat(detail.get("output_text").asText("")).isEmpty();
  }

  @Test
  void a_stream_ends_with_the_request_and_its_blueprint() throws IOException {
    JsonNode chunks = said.at("/stream/chunks");
    JsonNode last = chunks.get(chunks.size() - 1);

    assertThat(chunks.at("/0/request_id").isNull()).isTrue();
    assertThat(chunks.at("/0/raw_response/choices/0/delta/content").textValue()).isEqualTo("It is");
    JsonNode messages = last.at("/prompt_blueprint/prompt_template/messages");
    assertThat(messages.get(messages.size() - 1).at("/content/0/text").textValue())
        .isEqualTo(ANSWER);
    JsonNode detail = detail(last.get("request_id"));
    assertThat(detail.get("output_text").textValue()).isEqualTo(ANSWER);
    assertThat(detail.get("tags_array")).isEqualTo(Json.parse("[\"streamed\"]"));
    assertThat(detail.get("input_tokens").intValue()).isEqualTo(1200);
    assertThat(detail.get("output_tokens").intValue()).isEqualTo(300);
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("stream");
  }

  /// A fault of the SDK: with metadata it reads the model of the metadata instead of the
  /// template's.
  @Test
  void a_stream_with_metadata_throws_in_the_sdk_and_is_not_logged() throws IOException {
    assertThat(said.at("/stream/withMetadata/thrown").asText()).contains("'provider'");
    assertThat(search("{\"field\":\"prompt_name\",\"operator\":\"is\",\"value\":\"stream\"}"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "responses, /v1/responses, openai.responses.create, responses",
    "images, /v1/images/generations, openai.images.generate, images",
    "completion, /v1/completions, openai.completions.create,",
    "anthropic, /v1/messages, anthropic.messages.create,",
  })
  void every_api_is_run_and_logged(String name, String path, String function, String apiType)
      throws IOException {
    JsonNode detail = detail(said.at("/apis/%s/request_id".formatted(name)));

    assertThat(provider.calls(detail.get("model").textValue()))
        .first()
        .satisfies(call -> assertThat(call.path()).isEqualTo(path));
    assertThat(detail.get("function_name").textValue()).isEqualTo(function);
    assertThat(detail.get("prompt_name").textValue()).isEqualTo(name);
    assertThat(detail.get("input_text").textValue()).contains("Ada");
    assertThat(detail.get("input_tokens").intValue()).isEqualTo(1200);
    assertThat(detail.get("output_tokens").intValue()).isEqualTo(300);
    if (apiType != null) {
      assertThat(detail.get("api_type").textValue()).isEqualTo(apiType);
    }
    if (!name.equals("images")) {
      assertThat(detail.get("output_text").textValue()).isEqualTo(ANSWER);
    }
  }

  @Test
  void anthropic_gets_its_system_and_its_limit() throws IOException {
    LoopbackProvider.Call call = provider.calls("claude-sonnet-4-5").getFirst();

    assertThat(call.key()).isEqualTo("sk-of-anthropic");
    assertThat(call.body().at("/system/0/text").textValue()).isEqualTo("You help Ada.");
    assertThat(call.body().get("max_tokens").intValue()).isEqualTo(99);
    assertThat(call.body().get("messages")).hasSize(1);
    JsonNode detail = detail(said.at("/apis/anthropic/request_id"));
    assertThat(detail.get("price").doubleValue()).isCloseTo(0.0081, within(1e-9));
  }

  @Test
  void a_stream_of_anthropic_is_logged() throws IOException {
    JsonNode chunks = said.at("/anthropicStream");
    JsonNode last = chunks.get(chunks.size() - 1);

    JsonNode detail = detail(last.get("request_id"));
    assertThat(detail.get("output_text").textValue()).isEqualTo(ANSWER);
    assertThat(detail.get("output_tokens").intValue()).isEqualTo(300);
    assertThat(last.at("/prompt_blueprint/prompt_template/messages")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "with/slash", "with space", "50% off", "a?b"})
  void a_template_is_got_by_any_name(String name) {
    JsonNode got = said.at("/templates/got").get(name);

    assertThat(got.path("prompt_name").asText(got.toString())).isEqualTo(name);
    assertThat(got.get("version").intValue()).isEqualTo(1);
    assertThat(got.at("/metadata/model/api_type").textValue()).isEqualTo("chat-completions");
    assertThat(got.at("/llm_kwargs/messages/0/content/0/text").textValue()).isEqualTo("Hi ");
    assertThat(got.get("custom_provider").isNull()).isTrue();
    assertThat(got.get("provider_base_url").isNull()).isTrue();
  }

  @Test
  void the_sdks_cache_renders_what_the_server_renders() {
    JsonNode rendered = said.at("/templates/rendered");

    assertThat(rendered.at("/prompt_template/messages/0/content/0/text").textValue())
        .isEqualTo("Hi Bo");
    for (JsonNode cached : said.at("/templates/cached")) {
      assertThat(cached.get("prompt_template")).isEqualTo(rendered.get("prompt_template"));
      assertThat(cached.get("llm_kwargs")).isEqualTo(rendered.get("llm_kwargs"));
    }
    assertThat(said.at("/templates/unrendered/llm_kwargs/messages/0/content/0/text").textValue())
        .isEqualTo("Hi {customer}");
  }

  @Test
  void templates_are_listed_newest_first() {
    List<String> names = new ArrayList<>();
    said.at("/templates/all").forEach(name -> names.add(name.textValue()));

    assertThat(names).startsWith("a?b", "50% off", "with space", "with/slash", "plain");
    assertThat(said.at("/templates/labelled")).hasSize(2);
    assertThat(said.at("/templates/labelled/0/version").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"noName", "noTemplate"})
  void a_fault_in_what_is_published_throws_with_a_message(String call) {
    assertThat(said.at("/templates/" + call + "/thrown").asText()).contains("prompt_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "get", "all", "publish"})
  void a_wrong_key_throws_with_a_message(String call) {
    assertThat(said.at("/wrongKey/" + call + "/thrown").asText()).contains("API key");
  }

  @Test
  void the_openai_proxy_logs_and_says_which_request_it_was() throws IOException {
    JsonNode proxy = said.at("/openaiProxy");

    assertThat(proxy.at("/response/choices/0/message/content").textValue()).isEqualTo(ANSWER);
    assertThat(proxy.at("/tracked").booleanValue()).isTrue();
    assertThat(proxy.at("/plain/choices/0/message/content").textValue()).isEqualTo(ANSWER);
    JsonNode detail = detail(proxy.get("id"));
    assertThat(detail.get("metadata")).isEqualTo(Json.parse("{\"user_id\":\"u-openai-proxy\"}"));
    assertThat(detail.get("tags_array")).isEqualTo(Json.parse("[\"by-proxy\"]"));
    assertThat(detail.get("input_tokens").intValue()).isEqualTo(1200);
    assertThat(onlyWithUser("u-openai-proxy").get("id")).isEqualTo(proxy.get("id"));
    JsonNode last = proxy.get("streamed").get(proxy.get("streamed").size() - 1);
    assertThat(detail(last.get(1)).get("output_text").textValue()).isEqualTo(ANSWER);
  }

  @Test
  void the_anthropic_proxy_logs_and_says_which_request_it_was() throws IOException {
    JsonNode proxy = said.at("/anthropicProxy");

    assertThat(proxy.at("/response/content/0/text").textValue()).isEqualTo(ANSWER);
    JsonNode detail = detail(proxy.get("id"));
    assertThat(detail.get("metadata")).isEqualTo(Json.parse("{\"user_id\":\"u-anthropic-proxy\"}"));
    assertThat(detail.get("tags_array")).isEqualTo(Json.parse("[\"by-anthropic-proxy\"]"));
    assertThat(detail.get("output_text").textValue()).isEqualTo(ANSWER);
  }

  private static JsonNode detail(JsonNode id) throws IOException {
    assertThat(id.isIntegralNumber()).as("%s is the number of a request", id).isTrue();
    Api.Answer answer = api.get("/api/public/v2/requests/" + id.longValue());
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode onlyWithUser(String user) {
    List<JsonNode> found =
        Await.result(
            "a request of " + user,
            () -> Optional.of(api.withMetadata("user_id", user)).filter(items -> !items.isEmpty()));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static List<JsonNode> search(String filters) throws IOException {
    JsonNode body = Json.parse("{\"filter_group\":{\"filters\":[%s]}}".formatted(filters));
    Api.Answer answer = api.post("/api/public/v2/requests/search", body);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    answer.json().get("items").forEach(items::add);
    return items;
  }

  private static List<Long> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.get("id").longValue()).toList();
  }
}
