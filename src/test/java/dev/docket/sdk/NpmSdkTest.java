package dev.docket.sdk;

import static org.assertj.core.api.Assertions.assertThat;

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

/// The unmodified npm SDK against a real server on a real port.
class NpmSdkTest {

  @TempDir static Path data;

  private static RunningApp app;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    NpmSdk.install();
    app = RunningApp.on(data);
    api = app.api();
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void the_package_is_the_one_that_the_contract_was_taken_from() throws IOException {
    assertThat(NpmSdk.version()).isEqualTo("1.3.6");
  }

  @Test
  void what_the_sdk_logs_and_attaches_is_found() throws IOException {
    logsAttachesAndFinds(app.base().toString(), "Where is my order?");
  }

  @Test
  void a_slash_at_the_end_of_the_base_url_does_no_harm() throws IOException {
    logsAttachesAndFinds(app.base() + "/", "And where is the slash?");
  }

  private static void logsAttachesAndFinds(String baseUrl, String question) throws IOException {
    JsonNode said = NpmSdk.drive(baseUrl, RunningApp.KEY, "everything", question);

    for (String call : List.of("first", "second", "score", "grouped", "prompt")) {
      assertThat(said.get(call)).as(call).isEqualTo(Json.parse("true"));
    }
    long id = said.at("/log/id").longValue();
    assertThat(id).isPositive();
    assertThat(said.at("/log/prompt_version/prompt_template/messages")).hasSize(2);

    JsonNode item = found("user_id", "u-second", id);
    assertThat(item.get("engine").textValue()).isEqualTo("gpt-4o-mini");
    assertThat(item.get("provider_type").textValue()).isEqualTo("openai");
    assertThat(item.get("tags_array")).isEqualTo(Json.parse("[\"from-npm\"]"));
    assertThat(item.get("metadata"))
        .containsExactlyInAnyOrder(
            Json.parse("{\"channel\":\"chat\"}"),
            Json.parse("{\"user_id\":\"u-second\"}"),
            Json.parse("{\"plan\":\"pro\"}"));
    assertThat(found("plan", "pro", id)).isEqualTo(item);
    assertThat(ids(api.withMetadata("user_id", "u-first"))).doesNotContain(id);

    JsonNode detail = api.get("/api/public/v2/requests/" + id).json();
    assertThat(detail.get("input_text").textValue()).contains(question);
    assertThat(detail.at("/scores/0/name").textValue()).isEqualTo("helpful");
    assertThat(detail.at("/scores/0/score").intValue()).isEqualTo(87);
    assertThat(detail.get("scores")).hasSize(1);
    assertThat(detail.get("group_id")).isEqualTo(said.get("group"));
    assertThat(detail.get("prompt_name").textValue()).isEqualTo("support/answer");
    assertThat(detail.get("prompt_version_number").intValue()).isEqualTo(3);
    assertThat(detail.get("input_variables")).isEqualTo(Json.parse("{\"city\":\"Łódź\"}"));
  }

  @Test
  void a_wrong_key_throws_with_a_message_and_changes_nothing() throws IOException {
    JsonNode log = NpmSdk.drive(app.base().toString(), RunningApp.KEY, "everything", "Is it safe?");
    long id = log.at("/log/id").longValue();
    JsonNode before = api.get("/api/public/v2/requests/" + id).json();

    JsonNode outcome =
        NpmSdk.drive(
            app.base().toString(),
            "dk_wrong_0123456789",
            "refused",
            Long.toString(id),
            log.get("group").asText());

    List<String> calls = new ArrayList<>();
    outcome.fieldNames().forEachRemaining(calls::add);
    assertThat(calls)
        .containsExactly("logRequest", "metadata", "score", "group", "prompt", "create");
    for (String call : calls) {
      assertThat(outcome.at("/" + call + "/thrown").asText()).as(call).contains("API key");
    }
    assertThat(api.get("/api/public/v2/requests/" + id).json()).isEqualTo(before);
  }

  /// The request with this id among those with a metadata value, once a search can see it.
  private static JsonNode found(String key, String value, long id) {
    return Await.result(
        "%s=%s finds %d".formatted(key, value, id),
        () -> {
          Optional<JsonNode> first = Optional.empty();
          for (JsonNode item : api.withMetadata(key, value)) {
            first = item.get("id").longValue() == id ? Optional.of(item) : first;
          }
          return first;
        });
  }

  private static List<Long> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.get("id").longValue()).toList();
  }
}
