package dev.docket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run makes of servers and providers that fail: nothing that was paid for is lost. */
@Timeout(20)
class RunTest {

  private static final FaultyServer.Answer LOGGED =
      FaultyServer.json(200, "{\"success\":true,\"request_id\":9,\"prompt_blueprint\":{}}");

  private FaultyServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String template(String provider, String more) {
    return """
    {"id": 5, "prompt_name": "p", "version": 2, "prompt_template": {"type": "chat"},
     "metadata": {"model": {"provider": "%s", "name": "m", "api_type": "chat-completions"}},
     "llm_kwargs": {"model": "m", "messages": []}%s}
    """
        .formatted(provider, more);
  }

  private FaultyServer.Answer fetched(String provider, String more) {
    return FaultyServer.json(200, template(provider, more));
  }

  private JsonNode logged() {
    FaultyServer.Asked last = server.asked.get(server.asked.size() - 1);
    assertThat(last.path()).isEqualTo("/track-request");
    return last.json();
  }

  private static ModelCaller says(String text) {
    return call -> ModelReply.ofText("m", text, 1, 1);
  }

  @Test
  void an_answer_that_could_not_be_logged_is_not_lost() {
    server.first(fetched("openai", "")).then(FaultyServer.error(503));
    try (Docket client =
        server.client().maxRetries(1).modelCaller("openai", says("dear")).build()) {
      assertThatThrownBy(() -> client.run(RunRequest.of("p")))
          .isInstanceOfSatisfying(
              DocketException.RunNotLogged.class,
              e -> {
                assertThat(e.response().toString()).contains("dear");
                assertThat(e.status()).hasValue(503);
              })
          .hasCauseInstanceOf(DocketException.Unavailable.class);
    }
    assertThat(server.asked).hasSize(3);
  }

  @Test
  void a_log_is_resent_under_one_key_and_the_model_is_called_once() {
    server.first(fetched("openai", ""), FaultyServer.reset(), FaultyServer.cut()).then(LOGGED);
    int[] calls = {0};
    ModelCaller counting =
        call -> {
          calls[0]++;
          return ModelReply.ofText("m", "once", 1, 1);
        };
    try (Docket client = server.client().modelCaller("openai", counting).build()) {
      assertThat(client.run(RunRequest.of("p")).requestId()).isEqualTo(9);
    }
    assertThat(calls[0]).isEqualTo(1);
    List<FaultyServer.Asked> logs = server.asked.subList(1, 4);
    assertThat(logs)
        .allSatisfy(asked -> {
          assertThat(asked.idempotencyKey()).isPresent().isEqualTo(logs.get(0).idempotencyKey());
          assertThat(asked.body()).isEqualTo(logs.get(0).body());
        });
  }

  @Test
  void a_failure_of_the_model_is_logged_and_thrown_as_it_is() {
    server.first(fetched("mine", "")).then(LOGGED);
    IllegalStateException failure = new IllegalStateException("x".repeat(2_000));
    ModelCaller failing =
        call -> {
          throw failure;
        };
    try (Docket client = server.client().modelCaller("mine", failing).build()) {
      assertThatThrownBy(
              () -> client.run("p", r -> r.metadata(Map.of("user_id", "u1")).tags("t").group(3)))
          .isSameAs(failure);
    }
    JsonNode log = logged();
    assertThat(log.path("status").textValue()).isEqualTo("ERROR");
    assertThat(log.path("error_type").textValue()).isEqualTo("UNKNOWN_ERROR");
    assertThat(log.path("error_message").textValue()).hasSize(1_024);
    assertThat(log.at("/metadata/user_id").textValue()).isEqualTo("u1");
    assertThat(log.path("tags").toString()).isEqualTo("[\"t\"]");
    assertThat(log.path("group_id").intValue()).isEqualTo(3);
    assertThat(log.path("prompt_id").intValue()).isEqualTo(5);
    assertThat(log.path("prompt_version").intValue()).isEqualTo(2);
    assertThat(log.path("function_name").textValue()).isEqualTo("mine.call");
  }

  @Test
  void a_checked_failure_is_thrown_with_its_cause() {
    server.first(fetched("mine", "")).then(LOGGED);
    ModelCaller failing =
        call -> {
          throw new TimeoutException("too slow");
        };
    try (Docket client = server.client().build()) {
      assertThatThrownBy(() -> client.runAsync("p", r -> r.modelCaller(failing)).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              ModelException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.PROVIDER_TIMEOUT))
          .hasCauseInstanceOf(TimeoutException.class);
    }
    assertThat(logged().path("error_type").textValue()).isEqualTo("PROVIDER_TIMEOUT");
  }

  @Test
  void a_failure_is_thrown_even_when_it_could_not_be_logged() {
    server.first(fetched("mine", "")).then(FaultyServer.error(400));
    ModelCaller failing =
        call -> {
          throw new ModelException(ErrorType.PROVIDER_QUOTA_LIMIT, "broke", null);
        };
    try (Docket client = server.client().modelCaller("mine", failing).build()) {
      assertThatThrownBy(() -> client.run(RunRequest.of("p")))
          .isInstanceOf(ModelException.class)
          .satisfies(e ->
              assertThat(e.getSuppressed())
                  .singleElement()
                  .isInstanceOf(DocketException.InvalidRequest.class));
    }
  }

  @Test
  void the_address_and_the_key_that_the_server_names_are_used_and_not_logged() throws IOException {
    try (FaultyServer provider = new FaultyServer()) {
      provider.then(
          FaultyServer.json(200, ModelReply.ofText("m", "Hi", 1, 1).response().toString()));
      server
          .first(
              fetched(
                  "openai",
                  ", \"provider_base_url\": {\"url\": \"%s/v9/\"}".formatted(provider.url())))
          .then(LOGGED);
      try (Docket client = server.client().openAiApiKey("sk-secret").build()) {
        client.run(RunRequest.of("p"));
      }
      assertThat(provider.asked.get(0).path()).isEqualTo("/v9/chat/completions");
      assertThat(logged().toString()).doesNotContain("sk-secret");
    }
  }

  @Test
  void a_provider_that_hangs_or_talks_nonsense_is_logged_as_what_it_is() throws IOException {
    Map<ErrorType, FaultyServer.Answer> answers =
        Map.of(
            ErrorType.PROVIDER_TIMEOUT, FaultyServer.hangInTheBody(),
            ErrorType.PROVIDER_ERROR, FaultyServer.html(200),
            ErrorType.PROVIDER_RATE_LIMIT, FaultyServer.error(429),
            ErrorType.PROVIDER_QUOTA_LIMIT,
                FaultyServer.json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"),
            ErrorType.PROVIDER_AUTH_ERROR, FaultyServer.html(403));
    try (FaultyServer provider = new FaultyServer();
        Docket client =
            server
                .client()
                .modelCaller("openai", new OpenAiCaller(provider.url(), Duration.ofSeconds(2)))
                .build()) {
      answers.forEach((type, answer) -> {
        provider.then(answer);
        server.first(fetched("openai", ""), LOGGED);
        assertThatThrownBy(() -> client.run(RunRequest.of("p")))
            .isInstanceOfSatisfying(
                ModelException.class, e -> assertThat(e.type()).isEqualTo(type));
        assertThat(logged().path("error_type").textValue()).isEqualTo(type.name());
      });
      assertThat(provider.asked).hasSize(answers.size());
    }
  }

  @Test
  void a_key_that_cannot_be_sent_is_not_shown() {
    server.first(fetched("openai", "")).then(LOGGED);
    try (Docket client = server.client().openAiApiKey("sk-\nsecret").build()) {
      assertThatThrownBy(() -> client.run(RunRequest.of("p")))
          .isInstanceOf(ModelException.class)
          .hasMessageNotContaining("secret");
    }
    assertThat(logged().toString()).doesNotContain("secret");
  }

  @Test
  void what_is_missing_is_said() {
    try (Docket client = server.client().build()) {
      server.first(fetched("mistral", ""));
      assertThatThrownBy(() -> client.run(RunRequest.of("p")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("`mistral`")
          .hasMessageContaining("anthropic, openai");
      server.first(FaultyServer.json(200, "{\"id\":1,\"prompt_name\":\"p\",\"llm_kwargs\":null}"));
      assertThatThrownBy(() -> client.run(RunRequest.of("p")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has no model");
    }
  }
}
