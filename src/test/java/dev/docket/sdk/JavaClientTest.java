package dev.docket.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.docket.client.BatchEntry;
import dev.docket.client.Breakdown;
import dev.docket.client.Chart;
import dev.docket.client.Conversation;
import dev.docket.client.Docket;
import dev.docket.client.DocketException;
import dev.docket.client.ErrorType;
import dev.docket.client.FilterField;
import dev.docket.client.KeyCatalogue;
import dev.docket.client.LogRequest;
import dev.docket.client.LogResult;
import dev.docket.client.Order;
import dev.docket.client.PromptRef;
import dev.docket.client.RequestDetail;
import dev.docket.client.RequestFilter;
import dev.docket.client.RequestSummary;
import dev.docket.client.Search;
import dev.docket.client.SearchPage;
import dev.docket.client.SearchResults;
import dev.docket.client.Selection;
import dev.docket.testkit.RunningApp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Docket's Java client against a real server on a real port: every call but those for prompts.
class JavaClientTest {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00.123456Z");

  @TempDir static Path data;

  private static RunningApp app;
  private static Docket client;

  @BeforeAll
  static void start() {
    app = RunningApp.on(data);
    client =
        Docket.builder()
            .apiKey(RunningApp.KEY)
            .baseUrl(app.base() + "/")
            .waitForSearchable(true)
            .build();
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
    if (app != null) {
      app.close();
    }
  }

  /// A call that can be told from those of other tests.
  private static LogRequest call(String test) {
    return LogRequest.of("openai", "gpt-4o")
        .input(Conversation.ofSystem("Be brief.").user("Where is my order?"))
        .output(Conversation.ofAssistant("On its way."))
        .time(START, START.plusMillis(1_500))
        .metadata(Map.of("test", test));
  }

  private static FilterField.Key test() {
    return RequestFilter.metadata("test");
  }

  @Test
  void everything_that_is_logged_is_shown() {
    LogResult logged =
        client.log(
            call("shown")
                .tags("a", "b")
                .tokens(12, 4)
                .price(0.002)
                .score("tone", 70)
                .functionName("openai.chat.completions.create")
                .apiType("chat-completions")
                .parameters(Map.of("temperature", 0.2))
                .error(ErrorType.PROVIDER_TIMEOUT, "late"));

    RequestDetail detail = client.requests().get(logged.requestId());
    assertThat(detail.id()).isEqualTo(logged.requestId());
    assertThat(detail.provider()).isEqualTo("openai");
    assertThat(detail.model()).isEqualTo("gpt-4o");
    assertThat(detail.status()).isEqualTo("ERROR");
    assertThat(detail.errorMessage()).contains("late");
    assertThat(detail.inputText()).isEqualTo("[system]: Be brief.\n\n[user]: Where is my order?");
    assertThat(detail.outputText()).isEqualTo("On its way.");
    assertThat(detail.price()).isEqualTo(0.002);
    assertThat(detail.tags()).containsExactly("a", "b");
    assertThat(detail.scores()).isEqualTo(Map.of("tone", 70));
    assertThat(detail.metadata()).containsOnlyKeys("test");
    assertThat(detail.promptBlueprint().at("/prompt_template/messages")).hasSize(3);

    RequestSummary found = only(client.requests().search(test().is("shown")));
    assertThat(found.id()).isEqualTo(logged.requestId());
    assertThat(found.provider()).isEqualTo("openai");
    assertThat(found.model()).isEqualTo("gpt-4o");
    assertThat(found.status()).isEqualTo("ERROR");
    assertThat(found.errorType()).contains("PROVIDER_TIMEOUT");
    assertThat(found.inputTokens()).isEqualTo(12);
    assertThat(found.outputTokens()).isEqualTo(4);
    assertThat(found.price()).isEqualTo(0.002);
    assertThat(found.startTime()).isEqualTo(START);
    assertThat(found.endTime()).isEqualTo(START.plusMillis(1_500));
    assertThat(found.latency()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(found.tags()).containsExactly("a", "b");
    assertThat(found.scores()).isEqualTo(Map.of("tone", 70));
    assertThat(found.metadata().get("test").textValue()).isEqualTo("shown");
    assertThat(found.promptName()).isEmpty();
  }

  @Test
  void a_call_without_times_and_output_is_logged_as_of_now() {
    Instant before = Instant.now();
    LogResult logged =
        client.log(
            LogRequest.of("openai", "gpt-4o")
                .input(Conversation.ofUser("Anybody?"))
                .metadata(Map.of("test", "now"))
                .error(ErrorType.PROVIDER_ERROR, "x".repeat(3_000)));

    RequestSummary found = only(client.requests().search(test().is("now")));
    assertThat(found.id()).isEqualTo(logged.requestId());
    assertThat(found.startTime()).isBetween(before, Instant.now());
  }

  @Test
  void what_is_learnt_later_is_attached() {
    long id = client.log(call("learnt").tags("new")).requestId();
    long group = client.groups().create();
    client.track().metadata(id, Map.of("plan", "pro", "user", Map.of("id", 7), "gone", "soon"));
    client.track().metadata(id, Map.of("plan", "free"));
    client.track().removeMetadata(id, "gone", "never-there");
    client.track().score(id, 80);
    client.track().score(id, "tone", 60);
    client.track().score(id, "bad", 1);
    client.track().removeScore(id, "bad");
    client.track().group(id, group);
    client.track().tags(id, "checked");
    client.track().tags(id, List.of("good"), List.of("new"));
    client.track().prompt(id, PromptRef.version("nobody-has-it", 3), Map.of("city", "Oslo"));

    RequestFilter filter =
        test()
            .is("learnt")
            .and(RequestFilter.metadata("user.id").atLeast(7))
            .and(RequestFilter.metadata("plan").in("free", "none"))
            .and(RequestFilter.metadata("gone").isMissing())
            .and(RequestFilter.score("tone").between(50, 60))
            .and(RequestFilter.group().is(group))
            .and(RequestFilter.tags().contains("good"))
            .and(RequestFilter.tags().notContains("new"))
            .and(RequestFilter.promptName().is("nobody-has-it"));
    RequestSummary found = only(client.requests().search(filter));
    assertThat(found.id()).isEqualTo(id);
    assertThat(found.scores()).isEqualTo(Map.of("default", 80, "tone", 60));
    assertThat(found.tags()).containsExactlyInAnyOrder("checked", "good");
    assertThat(found.promptName()).contains("nobody-has-it");
    assertThat(client.requests().get(id).json().path("input_variables").path("city").textValue())
        .isEqualTo("Oslo");
  }

  @Test
  void futures_do_the_same() {
    long id =
        client
            .logAsync(call("future"))
            .thenCompose(logged ->
                client
                    .track()
                    .metadataAsync(logged.requestId(), Map.of("n", 1))
                    .thenApply(done -> logged.requestId()))
            .join();
    SearchPage page =
        client
            .requests()
            .pageAsync(Search.all().where(test().is("future")).include("previews"))
            .join();
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.items().get(0).json().path("output_preview").textValue())
        .isEqualTo("On its way.");
    assertThat(client.requests().getAsync(id).join().metadata()).containsEntry("n", new IntNode(1));
  }

  @Test
  void a_batch_is_judged_one_by_one() {
    LogRequest wrong = call("batch").with("input_tokens", -1);
    List<BatchEntry> entries = client.logAll(List.of(call("batch"), wrong, call("batch")));

    assertThat(entries.get(0)).isInstanceOf(BatchEntry.Stored.class);
    assertThat(entries.get(2)).isInstanceOf(BatchEntry.Stored.class);
    DocketException reason = ((BatchEntry.Refused) entries.get(1)).reason();
    assertThat(reason).isInstanceOf(DocketException.InvalidRequest.class);
    assertThat(((DocketException.InvalidRequest) reason).fault().pointer())
        .isEqualTo("/requests/1/input_tokens");
    assertThat(client.requests().page(Search.all().where(test().is("batch"))).total()).isEqualTo(2);
  }

  @Test
  void the_same_idempotency_key_is_the_same_request() {
    LogRequest keyed = call("keyed").with("idempotency_key", "once-and-for-all");
    assertThat(client.log(keyed).requestId()).isEqualTo(client.log(keyed).requestId());
    assertThat(client.log(call("keyed")).requestId())
        .isNotEqualTo(client.log(call("keyed")).requestId());
  }

  @Test
  void a_walk_gives_every_request_once() {
    List<LogRequest> all = IntStream.range(0, 25).mapToObj(i -> call("walk").price(i)).toList();
    var _ = client.logAll(all);
    SearchResults results =
        client
            .requests()
            .search(
                Search.all().where(test().is("walk")).sortBy("cost", Order.DESCENDING).perPage(10));

    assertThat(results.stream().map(RequestSummary::price))
        .containsExactlyElementsOf(
            IntStream.iterate(24, i -> i - 1).limit(25).mapToObj(i -> (double) i).toList());
    int pages = 0;
    for (SearchPage page : results) {
      assertThat(page.total()).isEqualTo(25);
      pages++;
    }
    assertThat(pages).isEqualTo(3);
    assertThat(results.stream().limit(3).map(RequestSummary::id)).hasSize(3);
  }

  @Test
  void a_query_line_goes_with_everything_else() {
    long id = client.log(call("line").tokens(5, 6)).requestId();
    client.log(call("line"));
    Search search =
        Search.all()
            .query("metadata.test:line model:gpt-4o")
            .where(RequestFilter.inputTokens().greaterThan(4))
            .words("order")
            .from(START)
            .to(START.plusSeconds(1));
    assertThat(only(client.requests().search(search)).id()).isEqualTo(id);
    assertThat(client.requests().search("metadata.test:line").stream()).hasSize(2);
  }

  @Test
  void every_condition_is_one_that_the_server_knows() {
    RequestFilter any =
        RequestFilter.or(
            RequestFilter.model().is("m"),
            RequestFilter.provider().isNot("p"),
            RequestFilter.status().in("ERROR", "WARNING"),
            RequestFilter.errorType().notIn("UNKNOWN_ERROR"),
            RequestFilter.id().is(1),
            RequestFilter.tags().in("a"),
            RequestFilter.tags().notIn("a"),
            RequestFilter.tags().isEmpty(),
            RequestFilter.toolNames().isNotEmpty(),
            RequestFilter.inputText().contains("a"),
            RequestFilter.inputText().notContains("a"),
            RequestFilter.outputText().startsWith("a"),
            RequestFilter.outputText().endsWith("a"),
            RequestFilter.cost().is(1),
            RequestFilter.cost().isNot(1.5),
            RequestFilter.latencyMillis().atLeast(1),
            RequestFilter.outputTokens().atMost(1),
            RequestFilter.promptVersion().lessThan(1),
            RequestFilter.startTime().before(START),
            RequestFilter.startTime().after(START),
            RequestFilter.endTime().between(START, START),
            RequestFilter.metadata("k").isNot(true),
            RequestFilter.metadata("k").in(List.of(1, 2)),
            RequestFilter.metadata("k").notIn("a"),
            RequestFilter.metadata("k").contains("a"),
            RequestFilter.metadata("k").startsWith("a"),
            RequestFilter.metadata("k").exists(),
            RequestFilter.metadata("k").greaterThan(1),
            RequestFilter.metadata("k").lessThan(1),
            RequestFilter.metadata("k").atMost(1),
            RequestFilter.metadata("k").between(1, 2),
            RequestFilter.output("k").is("a"),
            RequestFilter.inputVariable("k").is("a"),
            RequestFilter.isJson(),
            RequestFilter.isToolCall(),
            RequestFilter.isPlainText().or(RequestFilter.condition("trace_id", "is_null", null)));
    assertThat(client.requests().page(Search.all().where(any)).json().path("success").asBoolean())
        .isTrue();
  }

  @Test
  void analytics_answer_typed_questions() {
    client.log(call("numbers").tags("cheap").price(1));
    client.log(call("numbers").tags("dear").price(3));
    RequestFilter numbers = test().is("numbers");
    Selection selection = Selection.all().where(numbers);

    JsonNode overview = client.analytics().overview(selection);
    assertThat(overview.path("totalRequests").intValue()).isEqualTo(2);
    assertThat(overview.path("totalCost").doubleValue()).isEqualTo(4);

    JsonNode charts =
        client
            .analytics()
            .charts(
                selection,
                Chart.count("n"),
                Chart.sum("cost", "cost").byMetadata("test").limit(5),
                Chart.average("latency", "latency_ms").byField("engine"),
                Chart.percentile("p95", "latency_ms", 95).overTime())
            .path("customCharts");
    assertThat(charts.findValuesAsText("id")).containsExactly("n", "cost", "latency", "p95");
    assertThat(charts.at("/1/data/0/value").doubleValue()).isEqualTo(4);

    JsonNode rows =
        client
            .analytics()
            .breakdown(
                Breakdown.byField("tags").where(numbers).sortBy("cost", Order.DESCENDING).limit(1))
            .path("items");
    assertThat(rows.findValuesAsText("value")).containsExactly("dear");
    assertThat(
            client
                .analytics()
                .breakdown(Breakdown.byMetadata("test").query("metadata.test:numbers"))
                .at("/items/0/requests")
                .intValue())
        .isEqualTo(2);

    assertThat(
            client
                .analytics()
                .keys(KeyCatalogue.all().where(numbers).prefix("te").limit(3))
                .at("/items/0/key")
                .textValue())
        .isEqualTo("test");
    Selection dear = selection.query("tag:dear");
    assertThat(client.analytics().contrast(dear).at("/a/requests").intValue()).isEqualTo(1);
    assertThat(client.analytics().contrast(dear, selection).at("/b/requests").intValue())
        .isEqualTo(2);
  }

  @Test
  void refusals_are_told_apart() {
    assertThatThrownBy(() -> client.requests().get(1))
        .isInstanceOf(DocketException.NotFound.class)
        .hasMessageContaining("GET /api/public/v2/requests/1: 404");
    assertThatThrownBy(() -> client.track().metadata(1, Map.of("a", "b")))
        .isInstanceOfSatisfying(
            DocketException.InvalidRequest.class,
            e -> {
              assertThat(e.status()).hasValue(400);
              assertThat(e.fault().pointer()).isEqualTo("/request_id");
            });
    assertThatThrownBy(() -> client.requests().page(Search.all().query("nothing:(")))
        .isInstanceOfSatisfying(
            DocketException.InvalidRequest.class,
            e -> assertThat(e.fault().position()).isNotNegative());
    assertThatThrownBy(() ->
            client.requests().page(Search.all().where(RequestFilter.condition("nope", "is", 1))))
        .isInstanceOfSatisfying(
            DocketException.InvalidRequest.class,
            e -> assertThat(e.fault().allowed()).contains("metadata"));
    try (Docket stranger =
        Docket.builder().apiKey("dk_wrong").baseUrl(app.base().toString()).build()) {
      assertThatThrownBy(() -> stranger.requests().page(Search.all()))
          .isInstanceOf(DocketException.Authentication.class)
          .hasMessageNotContaining("dk_wrong");
    }
    try (Docket lost =
        Docket.builder().apiKey(RunningApp.KEY).baseUrl(app.base() + "/nowhere").build()) {
      assertThatThrownBy(() -> lost.requests().page(Search.all()))
          .isInstanceOf(DocketException.NotFound.class);
    }
  }

  private static RequestSummary only(SearchResults results) {
    List<RequestSummary> found = results.stream().toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
