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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The unmodified npm SDK with tracing on, against a real server and a provider on this machine.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NpmTracingTest {

  private RunningApp app;
  private Api api;
  private JsonNode said;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    NpmSdk.install();
    app = RunningApp.on(folder);
    api = app.api();
    try (LoopbackProvider provider = LoopbackProvider.start()) {
      said = NpmSdk.trace(app.base().toString(), RunningApp.KEY, provider);
    }
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private JsonNode request(JsonNode id) throws IOException {
    Api.Answer answer = api.get("/api/public/v2/requests/" + id);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode trace(JsonNode request) throws IOException {
    Api.Answer answer = api.get("/api/public/v2/traces/" + request.get("trace_id").textValue());
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode found(String key, String value) {
    return Await.result(
        key + " is found",
        () -> {
          List<JsonNode> items = api.withMetadata(key, value);
          assertThat(items).hasSizeLessThan(2);
          return items.isEmpty() ? Optional.empty() : Optional.of(items.getFirst());
        });
  }

  @Test
  void a_run_is_one_request_and_one_span_that_are_linked() throws IOException {
    JsonNode request = request(said.get("alone"));
    JsonNode trace = trace(request);
    assertThat(trace.get("total").intValue()).isEqualTo(1);
    JsonNode span = trace.at("/spans/0");
    assertThat(span.get("name").textValue()).isEqualTo("PromptLayer Run");
    assertThat(span.get("request_log_id")).isEqualTo(said.get("alone"));
    assertThat(span.get("parent_id").isNull()).isTrue();
    assertThat(span.get("kind").textValue()).isEqualTo("SpanKind.INTERNAL");
    assertThat(span.get("start_time").textValue()).hasSize(19);
    assertThat(span.at("/resource/attributes/service.name").textValue())
        .isEqualTo("prompt-layer-js");
    assertThat(Json.parse(span.at("/attributes/function_input").textValue()).get("promptName"))
        .isEqualTo(Json.parse("\"traced\""));
    assertThat(found("user_id", "u-alone").get("id")).isEqualTo(said.get("alone"));
  }

  @Test
  void a_run_that_fails_is_a_request_and_a_span_that_failed() throws IOException {
    assertThat(said.at("/failing/thrown").asText()).contains("fails-500");
    JsonNode request = request(found("user_id", "u-failing").get("id"));
    assertThat(request.get("status").textValue()).isEqualTo("ERROR");
    JsonNode span = trace(request).at("/spans/0");
    assertThat(span.at("/status/status_code").textValue()).isEqualTo("StatusCode.ERROR");
    assertThat(span.at("/status/description").textValue()).contains("fails-500");
    assertThat(span.get("request_log_id")).isEqualTo(request.get("id"));
  }

  @Test
  void a_function_of_the_users_own_is_the_parent_of_the_calls_within_it() throws IOException {
    List<String> parents = new ArrayList<>();
    List<JsonNode> made = new ArrayList<>();
    JsonNode trace = trace(request(said.at("/within/0")));
    assertThat(request(said.at("/within/1")).get("trace_id")).isEqualTo(trace.get("trace_id"));
    for (JsonNode span : trace.get("spans")) {
      parents.add(span.get("parent_id").asText(""));
      made.add(span.get("request_log_id"));
    }
    JsonNode outer = trace.at("/spans/0");
    assertThat(outer.get("name").textValue()).isEqualTo("answer");
    assertThat(outer.at("/attributes/feature").textValue()).isEqualTo("orders");
    assertThat(outer.at("/status/status_code").textValue()).isEqualTo("StatusCode.OK");
    String own = outer.get("span_id").textValue();
    assertThat(parents).containsExactly("", own, own);
    assertThat(made)
        .containsExactly(Json.parse("null"), said.at("/within/0"), said.at("/within/1"));
  }

  @Test
  void what_needs_no_span_works_as_without_tracing() throws IOException {
    assertThat(request(said.get("log")).get("trace_id").isNull()).isTrue();
    assertThat(said.get("tracked").booleanValue()).isTrue();
    assertThat(request(said.get("alone")).at("/metadata/tracked").textValue()).isEqualTo("yes");
  }
}
