package dev.docket.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.client.AnthropicCaller;
import dev.docket.client.BackgroundCounts;
import dev.docket.client.BackgroundLogger;
import dev.docket.client.Conversation;
import dev.docket.client.Docket;
import dev.docket.client.DocketException;
import dev.docket.client.ErrorType;
import dev.docket.client.LogRequest;
import dev.docket.client.LogResult;
import dev.docket.client.ModelException;
import dev.docket.client.ModelReply;
import dev.docket.client.NewPrompt;
import dev.docket.client.OpenAiCaller;
import dev.docket.client.PromptQuery;
import dev.docket.client.PromptRef;
import dev.docket.client.PromptTemplate;
import dev.docket.client.PublishedPrompt;
import dev.docket.client.RequestDetail;
import dev.docket.client.RequestFilter;
import dev.docket.client.RequestSummary;
import dev.docket.client.RunRequest;
import dev.docket.client.RunResult;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java client's prompts, runs and writes in the background against a real server, with
/// providers of models on loopback.
class JavaClientRunTest {

  private static final Conversation WELCOME =
      Conversation.ofSystem("You greet in {language}.").user("I am {name}.");

  @TempDir static Path data;

  private static RunningApp app;
  private static LoopbackProvider provider;
  private static Docket client;

  @BeforeAll
  static void start() throws IOException {
    app = RunningApp.on(data);
    provider = LoopbackProvider.start();
    Map<String, String> addresses = provider.variables();
    client =
        Docket.builder()
            .apiKey(RunningApp.KEY)
            .baseUrl(app.base().toString())
            .waitForSearchable(true)
            .openAiApiKey("sk-openai-secret")
            .anthropicApiKey("sk-anthropic-secret")
            .modelCaller("openai", new OpenAiCaller(addresses.get("OPENAI_BASE_URL") + "/"))
            .modelCaller("anthropic", new AnthropicCaller(addresses.get("ANTHROPIC_BASE_URL")))
            .build();
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
    if (provider != null) {
      provider.close();
    }
    if (app != null) {
      app.close();
    }
  }

  private static LoopbackProvider.Call lastCall(String model) {
    return provider.calls(model).getLast();
  }

  @Test
  void a_run_sends_the_rendered_prompt_and_logs_everything() {
    PublishedPrompt published =
        client
            .prompts()
            .publish(
                NewPrompt.of("welcome", WELCOME)
                    .model("openai", "gpt-4o-mini", Map.of("temperature", 0.2)));
    long group = client.groups().create();

    RunResult result =
        client.run(
            "welcome",
            r ->
                r.inputVariables(Map.of("name", "Ada", "language", "French"))
                    .tags("greeting", "test")
                    .metadata(Map.of("user_id", "u-run", "plan", Map.of("name", "pro")))
                    .group(group));

    LoopbackProvider.Call call = provider.call("You greet in French.");
    assertThat(call.path()).isEqualTo("/v1/chat/completions");
    assertThat(call.key()).isEqualTo("sk-openai-secret");
    assertThat(call.body().path("model").textValue()).isEqualTo("gpt-4o-mini");
    assertThat(call.body().path("temperature").doubleValue()).isEqualTo(0.2);
    assertThat(call.body().path("messages").toString()).contains("I am Ada.");
    assertThat(result.text()).isEqualTo("It is on its way.");
    assertThat(result.response().path("id").textValue()).isEqualTo("chatcmpl-1");
    assertThat(result.promptBlueprint().at("/prompt_template/messages")).hasSize(3);

    RequestSummary found =
        client
            .requests()
            .search(
                RequestFilter.metadata("plan.name")
                    .is("pro")
                    .and(RequestFilter.promptName().is("welcome"))
                    .and(RequestFilter.promptVersion().is(published.version()))
                    .and(RequestFilter.inputVariable("language").is("French"))
                    .and(RequestFilter.group().is(group))
                    .and(RequestFilter.tags().contains("greeting")))
            .stream()
            .findFirst()
            .orElseThrow();
    assertThat(found.id()).isEqualTo(result.requestId());
    assertThat(found.inputTokens()).isEqualTo(1_200);
    assertThat(found.outputTokens()).isEqualTo(300);
    assertThat(found.price()).isPositive();
    JsonNode detail = client.requests().get(result.requestId()).json();
    assertThat(detail.path("prompt_id").longValue()).isEqualTo(published.id());
    assertThat(detail.path("function_name").textValue())
        .isEqualTo("openai.chat.completions.create");
    assertThat(detail.path("api_type").textValue()).isEqualTo("chat-completions");
    assertThat(detail.toString()).doesNotContain("sk-openai-secret");
  }

  @Test
  void other_models_and_versions_are_asked_for() {
    client
        .prompts()
        .publish(
            NewPrompt.of("versions", Conversation.ofUser("One"))
                .model("openai", "gpt-4.1-nano")
                .labels("prod"));
    client
        .prompts()
        .publish(
            NewPrompt.of("versions", Conversation.ofUser("Two")).model("openai", "gpt-4.1-nano"));

    client.run("versions", r -> r.label("prod").model("gpt-4o").parameters(Map.of("top_p", 0.5)));
    assertThat(lastCall("gpt-4o").body().path("messages").toString()).contains("One");
    assertThat(lastCall("gpt-4o").body().path("top_p").doubleValue()).isEqualTo(0.5);

    RunResult second = client.run(RunRequest.of("versions"));
    assertThat(lastCall("gpt-4.1-nano").body().path("messages").toString()).contains("Two");
    assertThat(client.requests().get(second.requestId()).json().path("prompt_version_number"))
        .hasToString("2");

    RunResult first =
        client.run("versions", r -> r.version(1).provider("anthropic").model("claude-sonnet-4-5"));
    LoopbackProvider.Call call = lastCall("claude-sonnet-4-5");
    assertThat(call.path()).isEqualTo("/v1/messages");
    assertThat(call.key()).isEqualTo("sk-anthropic-secret");
    assertThat(call.body().path("max_tokens").intValue()).isPositive();
    assertThat(first.text()).isEqualTo("It is on its way.");
    RequestDetail logged = client.requests().get(first.requestId());
    assertThat(logged.provider()).isEqualTo("anthropic");
    assertThat(logged.outputText()).isEqualTo("It is on its way.");
  }

  @Test
  void openais_responses_are_called_too() {
    client
        .prompts()
        .publish(
            NewPrompt.of("responding", Conversation.ofUser("Hello"))
                .with(
                    "metadata",
                    Map.of(
                        "model",
                        Map.of(
                            "provider", "openai",
                            "name", "gpt-5",
                            "api_type", "responses",
                            "parameters", Map.of()))));
    RunResult result = client.run(RunRequest.of("responding"));
    assertThat(lastCall("gpt-5").path()).isEqualTo("/v1/responses");
    assertThat(result.text()).isEqualTo("It is on its way.");
    assertThat(client.requests().get(result.requestId()).outputText())
        .isEqualTo("It is on its way.");
  }

  @Test
  void any_library_can_call_the_model() {
    client
        .prompts()
        .publish(
            NewPrompt.of("library", Conversation.ofUser("Hi {name}")).model("openai", "gpt-4o"));
    RunResult result =
        client
            .runAsync(
                "library",
                r ->
                    r.inputVariables(Map.of("name", "Bob"))
                        .metadata(Map.of("via", "library"))
                        .modelCaller(call -> ModelReply.ofText(call.model(), "Hello Bob", 3, 2)))
            .join();
    assertThat(result.text()).isEqualTo("Hello Bob");
    RequestSummary found =
        client.requests().search(RequestFilter.metadata("via").is("library")).stream()
            .findFirst()
            .orElseThrow();
    assertThat(found.inputTokens()).isEqualTo(3);
    assertThat(found.outputTokens()).isEqualTo(2);
  }

  @Test
  void a_providers_refusal_is_logged_and_thrown() {
    client
        .prompts()
        .publish(
            NewPrompt.of("refused", Conversation.ofUser("Hello")).model("openai", "gpt-4o-mini"));
    Map<Integer, ErrorType> kinds =
        Map.of(
            429, ErrorType.PROVIDER_RATE_LIMIT,
            401, ErrorType.PROVIDER_AUTH_ERROR,
            500, ErrorType.PROVIDER_ERROR,
            504, ErrorType.PROVIDER_TIMEOUT);
    kinds.forEach((status, type) -> {
      String model = "fails-" + status;
      assertThatThrownBy(() ->
              client.run(
                  "refused", r -> r.model(model).metadata(Map.of("refused", status)).tags("bad")))
          .isInstanceOfSatisfying(
              ModelException.class,
              e -> {
                assertThat(e.type()).isEqualTo(type);
                assertThat(e.status()).isEqualTo(status);
              })
          .hasMessage(model + ", as asked for");
      RequestSummary logged =
          client.requests().search(RequestFilter.metadata("refused").is(status)).stream()
              .findFirst()
              .orElseThrow();
      assertThat(logged.status()).isEqualTo("ERROR");
      assertThat(logged.errorType()).contains(type.name());
      assertThat(logged.tags()).containsExactly("bad");
      assertThat(client.requests().get(logged.id()).errorMessage())
          .contains(model + ", as asked for");
    });
  }

  @Test
  void a_prompt_that_nobody_knows_is_not_found() {
    assertThatThrownBy(() -> client.run(RunRequest.of("never published")))
        .isInstanceOf(DocketException.NotFound.class);
  }

  @Test
  void prompts_are_published_fetched_and_listed() {
    String name = "a/b c?d %2F é";
    PublishedPrompt published =
        client
            .prompts()
            .publish(
                NewPrompt.of(name, WELCOME)
                    .model("openai", "gpt-4o-mini")
                    .commitMessage("first")
                    .tags("greeting")
                    .labels("prod"));
    assertThat(published.name()).isEqualTo(name);
    assertThat(published.version()).isEqualTo(1);

    PromptTemplate fetched = client.prompts().get(name);
    assertThat(fetched.id()).isEqualTo(published.id());
    assertThat(fetched.version()).isEqualTo(1);
    assertThat(fetched.provider()).isEqualTo("openai");
    assertThat(fetched.modelName()).isEqualTo("gpt-4o-mini");
    assertThat(fetched.apiType()).isEqualTo("chat-completions");
    assertThat(fetched.arguments()).isPresent();
    assertThat(
            client
                .prompts()
                .get(PromptQuery.of(PromptRef.labelled(name, "prod")).unrendered())
                .promptTemplate()
                .toString())
        .contains("{name}");
    assertThat(
            client
                .prompts()
                .get(PromptQuery.of(PromptRef.version(name, 1)).inputVariables(Map.of("name", "X")))
                .promptTemplate()
                .toString())
        .contains("I am X.");
    assertThat(client.prompts().list().map(PromptTemplate::name)).contains(name);

    assertThatThrownBy(() -> client.prompts().publish(NewPrompt.of("", WELCOME)))
        .isInstanceOf(DocketException.InvalidRequest.class);

    long id = client.log(call(0).metadata(Map.of())).requestId();
    client.track().prompt(id, PromptRef.labelled(name, "prod"), Map.of("name", "Y"));
    assertThat(client.requests().get(id).json().path("prompt_version_number")).hasToString("1");
  }

  @Test
  void what_is_written_in_the_background_is_found() {
    try (Docket background =
        Docket.builder()
            .apiKey(RunningApp.KEY)
            .baseUrl(app.base().toString())
            .waitForSearchable(true)
            .build()) {
      BackgroundLogger logger = background.background();
      List<CompletableFuture<LogResult>> logs =
          IntStream.range(0, 300).mapToObj(i -> logger.log(call(i))).toList();
      for (int i = 0; i < 20; i++) {
        var _ = logger.track(logs.get(i)).metadata(Map.of("later", "yes"));
        var _ = logger.track(logs.get(i)).tags("later");
      }
      assertThat(logger.flush(Duration.ofSeconds(30))).isTrue();
      assertThat(logger.counts()).isEqualTo(new BackgroundCounts(340, 0, 0, 0));
    }
    assertThat(client.requests().search("metadata.from:background").stream().count())
        .isEqualTo(300);
    assertThat(client.requests().search("metadata.later:yes tag:later").stream().count())
        .isEqualTo(20);
  }

  private static LogRequest call(int number) {
    return LogRequest.of("openai", "gpt-4o")
        .input(Conversation.ofUser("Hello"))
        .output(Conversation.ofAssistant("Hi"))
        .metadata(Map.of("from", "background", "number", number));
  }
}
