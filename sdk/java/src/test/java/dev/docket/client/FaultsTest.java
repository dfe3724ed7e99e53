package dev.docket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against a server, or things in front of one, that do everything wrong. */
@Timeout(20)
class FaultsTest {

  private static final FaultyServer.Answer LOGGED =
      FaultyServer.json(201, "{\"success\":true,\"id\":42,\"request_id\":42}");

  private FaultyServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static LogRequest call() {
    return LogRequest.of("openai", "gpt-4o").input(Conversation.ofUser("Hello"));
  }

  @Test
  void a_resend_is_the_same_bytes_under_the_same_key() {
    server
        .first(
            FaultyServer.error(500),
            FaultyServer.error(503),
            FaultyServer.reset(),
            FaultyServer.cut())
        .then(LOGGED);
    try (Docket client = server.client().build()) {
      assertThat(client.log(call()).requestId()).isEqualTo(42);
    }
    assertThat(server.asked).hasSize(5);
    FaultyServer.Asked first = server.asked.get(0);
    assertThat(first.idempotencyKey()).isPresent();
    assertThat(first.key()).isEqualTo(FaultyServer.KEY);
    assertThat(server.asked)
        .allSatisfy(asked -> {
          assertThat(asked.path()).isEqualTo("/log-request");
          assertThat(asked.idempotencyKey()).isEqualTo(first.idempotencyKey());
          assertThat(asked.body()).isEqualTo(first.body());
        });
  }

  @Test
  void two_logs_have_two_keys() {
    server.then(LOGGED);
    try (Docket client = server.client().build()) {
      client.log(call());
      client.log(call());
    }
    assertThat(server.asked.get(0).idempotencyKey())
        .isNotEqualTo(server.asked.get(1).idempotencyKey());
  }

  @Test
  void retries_end() {
    server.then(FaultyServer.retryAfter(503, "0"));
    try (Docket client = server.client().maxRetries(2).build()) {
      assertThatThrownBy(() -> client.requests().get(7))
          .isInstanceOfSatisfying(
              DocketException.Unavailable.class,
              e -> assertThat(e.retryAfter()).contains(Duration.ZERO))
          .hasMessage("GET /api/public/v2/requests/7: 503: it is 503");
    }
    assertThat(server.asked).hasSize(3);
  }

  @Test
  void the_pause_that_the_server_asks_for_is_kept() {
    server.first(FaultyServer.retryAfter(429, "1"));
    try (Docket client = server.client().build()) {
      Instant before = Instant.now();
      client.track().score(1, 5);
      assertThat(Duration.between(before, Instant.now()))
          .isBetween(Duration.ofMillis(990), Duration.ofSeconds(8));
    }
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void a_pause_beyond_the_deadline_is_not_waited_for() {
    String later =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(3_600).atOffset(ZoneOffset.UTC));
    server.then(FaultyServer.retryAfter(429, later));
    try (Docket client = server.client().build()) {
      assertThatThrownBy(() -> client.track().score(1, 5))
          .isInstanceOfSatisfying(
              DocketException.RateLimited.class,
              e ->
                  assertThat(e.retryAfter().orElseThrow())
                      .isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    }
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void what_hangs_is_left() {
    server.first(FaultyServer.hang(), FaultyServer.hangInTheBody()).then(LOGGED);
    try (Docket client = server.client().requestTimeout(Duration.ofSeconds(1)).build()) {
      assertThat(client.log(call()).requestId()).isEqualTo(42);
    }
    assertThat(server.asked).hasSize(3);
  }

  @Test
  void a_call_ends_with_its_deadline_however_many_tries_are_left() {
    server.then(FaultyServer.hang());
    try (Docket client =
        server
            .client()
            .requestTimeout(Duration.ofMillis(200))
            .totalTimeout(Duration.ofMillis(500))
            .maxRetries(1_000)
            .build()) {
      Instant before = Instant.now();
      assertThatThrownBy(() -> client.requests().get(7))
          .isInstanceOf(DocketException.Timeout.class);
      assertThat(Duration.between(before, Instant.now()))
          .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
    }
  }

  @Test
  void a_page_is_no_answer() {
    server.then(FaultyServer.html(200));
    try (Docket client = server.client().build()) {
      assertThatThrownBy(() -> client.log(call()))
          .isInstanceOf(DocketException.UnexpectedReply.class)
          .hasMessage(
              "POST /log-request: 200: no answer of Docket's, it begins with:"
                  + " <!doctype html><title>A proxy</title>");
      server.then(FaultyServer.html(404));
      assertThatThrownBy(() -> client.log(call()))
          .isInstanceOf(DocketException.UnexpectedReply.class);
      server.then(FaultyServer.json(302, ""));
      assertThatThrownBy(() -> client.log(call()))
          .isInstanceOf(DocketException.UnexpectedReply.class)
          .hasMessageContaining("(nothing)");
      server.then(FaultyServer.json(200, "[1]"));
      assertThatThrownBy(() -> client.log(call()))
          .isInstanceOf(DocketException.UnexpectedReply.class);
    }
    assertThat(server.asked).hasSize(4);
  }

  @Test
  void a_page_of_a_proxy_without_its_server_is_tried_again() {
    server.first(FaultyServer.html(502), FaultyServer.html(504)).then(LOGGED);
    try (Docket client = server.client().build()) {
      assertThat(client.log(call()).requestId()).isEqualTo(42);
    }
  }

  @Test
  void refusals_are_told_apart_and_not_sent_again() {
    Map<Integer, Class<? extends DocketException>> kinds =
        Map.of(
            400, DocketException.InvalidRequest.class,
            401, DocketException.Authentication.class,
            403, DocketException.PermissionDenied.class,
            404, DocketException.NotFound.class,
            409, DocketException.InvalidRequest.class,
            413, DocketException.InvalidRequest.class,
            422, DocketException.InvalidRequest.class);
    try (Docket client = server.client().build()) {
      kinds.forEach((status, kind) -> {
        server.then(FaultyServer.error(status));
        assertThatThrownBy(() -> client.requests().get(7))
            .isInstanceOfSatisfying(kind, e -> assertThat(e.status()).hasValue(status));
      });
    }
    assertThat(server.asked).hasSize(kinds.size());
  }

  @Test
  void a_refusal_says_where_and_what_is_allowed() {
    server.then(
        FaultyServer.json(
            422,
            "{\"success\":false,\"message\":\"no\",\"error\":\"no\",\"pointer\":\"/status\","
                + "\"allowed\":[\"SUCCESS\"],\"detail\":[{\"loc\":[],\"msg\":\"m\",\"type\":\"t\"}],"
                + "\"position\":3}"));
    try (Docket client = server.client().build()) {
      assertThatThrownBy(() -> client.log(call()))
          .isInstanceOfSatisfying(
              DocketException.InvalidRequest.class,
              e ->
                  assertThat(e.fault())
                      .isEqualTo(new Fault("/status", List.of("SUCCESS"), List.of("m"), 3)));
    }
  }

  @Test
  void a_prompt_is_not_published_twice_by_a_resend() {
    NewPrompt prompt = NewPrompt.of("p", Conversation.ofUser("Hello"));
    try (Docket client = server.client().build()) {
      for (FaultyServer.Answer doubt :
          List.of(FaultyServer.error(500), FaultyServer.reset(), FaultyServer.cut())) {
        server.asked.clear();
        server.first(doubt);
        assertThatThrownBy(() -> client.prompts().publish(prompt))
            .isInstanceOf(DocketException.class);
        assertThat(server.asked).hasSize(1);
      }
      server.asked.clear();
      server.first(FaultyServer.error(429));
      client.prompts().publish(prompt);
      assertThat(server.asked).hasSize(2);
    }
  }

  @Test
  void a_server_that_is_not_there_is_a_failed_connection() {
    server.close();
    try (Docket client = server.client().maxRetries(1).build()) {
      assertThatThrownBy(() -> client.log(call()))
          .isInstanceOf(DocketException.Connection.class)
          .hasMessageStartingWith("POST /log-request: ");
    }
  }

  @Test
  void futures_fail_with_the_same_exceptions() {
    server.then(FaultyServer.error(404));
    try (Docket client = server.client().build()) {
      assertThatThrownBy(() -> client.requests().getAsync(7).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(DocketException.NotFound.class);
    }
  }

  @Test
  void an_interrupted_thread_does_not_wait_and_stays_interrupted() {
    server.then(FaultyServer.hang());
    try (Docket client = server.client().build()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> client.log(call())).isInstanceOf(DocketException.Interrupted.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void an_exception_shows_where_it_was_called_and_no_key() {
    server.then(FaultyServer.error(401));
    try (Docket client = server.client().build()) {
      assertThatThrownBy(() -> client.log(call()))
          .satisfies(e -> {
            StringWriter shown = new StringWriter();
            e.printStackTrace(new PrintWriter(shown));
            assertThat(shown.toString())
                .contains("an_exception_shows_where_it_was_called_and_no_key")
                .doesNotContain(FaultyServer.KEY);
          });
    }
  }

  @Test
  void a_path_of_the_url_is_kept() {
    try (Docket client = server.client().baseUrl(server.url() + "/behind/proxy//").build()) {
      client.track().metadata(1, Map.of("a", "b"));
    }
    assertThat(server.asked.get(0).path()).isEqualTo("/behind/proxy/rest/track-metadata");
  }

  @Test
  void every_call_passes_the_decorator() {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.first(FaultyServer.error(500));
    try (Docket client =
        server
            .client()
            .transport(next ->
                call -> {
                  seen.add(call.toString());
                  return next.send(call);
                })
            .build()) {
      client.groups().create();
    }
    assertThat(seen).containsExactly("POST /rest/create-group", "POST /rest/create-group");
  }
}
