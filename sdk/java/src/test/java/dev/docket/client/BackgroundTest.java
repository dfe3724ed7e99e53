package dev.docket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.client.internal.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes in the background: nothing is thrown, nothing is lost silently, memory has a bound. */
@Timeout(30)
class BackgroundTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<Undelivered> undelivered = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private FaultyServer server;

  /** Stores everything. */
  private final FaultyServer.Answer stores =
      (exchange, faulty) -> {
        JsonNode body = faulty.asked.get(faulty.asked.size() - 1).json();
        FaultyServer.json(200, verdicts(body, "{\"status\":201,\"id\":%d}")).to(exchange, faulty);
      };

  private String verdicts(JsonNode body, String each) {
    List<String> results = new ArrayList<>();
    body.path("requests").forEach(item -> results.add(each.formatted(ids.incrementAndGet())));
    return "{\"success\":true,\"stored\":1,\"results\":[%s]}".formatted(String.join(",", results));
  }

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer().then(stores);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private DocketBuilder builder() {
    return server.client().background(b -> b.onUndelivered(undelivered::add));
  }

  private static LogRequest call(int number) {
    return LogRequest.of("openai", "gpt-4o")
        .input(Conversation.ofUser("Hello"))
        .metadata(Map.of("number", number));
  }

  private List<JsonNode> sent() {
    List<JsonNode> sent = new ArrayList<>();
    server.asked.forEach(asked -> asked.json().path("requests").forEach(sent::add));
    return sent;
  }

  @Test
  void a_crowd_goes_in_few_batches_in_order() {
    try (Docket client = builder().build()) {
      List<CompletableFuture<LogResult>> logs =
          IntStream.range(0, 2_000).mapToObj(i -> client.background().log(call(i))).toList();
      assertThat(client.background().flush(LONG)).isTrue();
      assertThat(logs).allMatch(log -> log.join().requestId() > 0);
      assertThat(client.background().counts()).isEqualTo(new BackgroundCounts(2_000, 0, 0, 0));
    }
    assertThat(sent().stream().map(item -> item.at("/metadata/number").intValue()))
        .containsExactlyElementsOf(IntStream.range(0, 2_000).boxed().toList());
    assertThat(server.asked)
        .hasSizeLessThan(500)
        .allSatisfy(asked -> assertThat(asked.json().path("requests").size()).isLessThan(501));
  }

  @Test
  void a_resend_carries_the_same_keys_and_no_two_logs_share_one() {
    server.first(FaultyServer.error(503), FaultyServer.reset(), FaultyServer.cut());
    try (Docket client = builder().maxRetries(1).build()) {
      client.background().log(call(1)).join();
      client.background().log(call(2)).join();
    }
    Map<Integer, List<String>> keys = new HashMap<>();
    sent()
        .forEach(item ->
            keys.computeIfAbsent(item.at("/metadata/number").intValue(), n -> new ArrayList<>())
                .add(item.path("idempotency_key").textValue()));
    assertThat(keys.get(1)).hasSize(4).containsOnly(keys.get(1).get(0)).doesNotContainNull();
    assertThat(keys.get(2)).hasSize(1).doesNotContain(keys.get(1).get(0));
    assertThat(undelivered).isEmpty();
  }

  @Test
  void what_is_attached_before_there_is_an_id_arrives_in_order() {
    CountDownLatch start = new CountDownLatch(1);
    server.first((exchange, faulty) -> {
      await(start);
      stores.to(exchange, faulty);
    });
    try (Docket client = builder().build()) {
      BackgroundLogger background = client.background();
      CompletableFuture<LogResult> logged = background.log(call(1));
      List<CompletableFuture<Void>> attached =
          IntStream.range(0, 20)
              .mapToObj(i -> background.track(logged).metadata(Map.of("n", i)))
              .toList();
      background.track(77).score("tone", 5);
      start.countDown();
      assertThat(background.flush(LONG)).isTrue();
      assertThat(attached).allMatch(CompletableFuture::isDone);
      long id = logged.join().requestId();
      assertThat(
              server.asked.stream()
                  .filter(asked -> asked.path().equals("/rest/track-metadata"))
                  .map(asked -> {
                    assertThat(asked.json().path("request_id").longValue()).isEqualTo(id);
                    return asked.json().at("/metadata/n").intValue();
                  }))
          .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
      assertThat(background.counts().delivered()).isEqualTo(22);
    }
  }

  @Test
  void one_bad_log_is_reported_and_costs_no_other() {
    server.first(
        FaultyServer.json(
            200,
            "{\"success\":false,\"stored\":1,\"results\":[{\"status\":422,\"message\":\"no\","
                + "\"pointer\":\"/requests/0/model\"}]}"));
    try (Docket client = builder().build()) {
      CompletableFuture<LogResult> bad = client.background().log(call(1));
      CompletableFuture<Void> orphan = client.background().track(bad).metadata(Map.of("a", 1));
      assertThat(client.background().flush(LONG)).isTrue();
      client.background().log(call(2)).join();
      // Whoever waits hears of it before it is counted.
      assertThat(client.background().flush(LONG)).isTrue();
      assertThatThrownBy(bad::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(DocketException.InvalidRequest.class);
      assertThatThrownBy(orphan::join).hasCauseInstanceOf(DocketException.Undelivered.class);
      assertThat(undelivered)
          .extracting(Undelivered::what)
          .containsExactlyInAnyOrder("log", "/rest/track-metadata");
      assertThat(undelivered)
          .filteredOn(given -> given.what().equals("log"))
          .allSatisfy(
              given -> assertThat(given.body().at("/metadata/number").intValue()).isEqualTo(1));
      assertThat(client.background().counts()).isEqualTo(new BackgroundCounts(1, 2, 0, 0));
    }
  }

  @Test
  void an_item_that_the_server_could_not_store_yet_is_sent_again() {
    server.first((exchange, faulty) ->
        FaultyServer.json(
                200,
                verdicts(faulty.asked.get(0).json(), "{\"status\":503,\"message\":\"busy %d\"}"))
            .to(exchange, faulty));
    try (Docket client = builder().build()) {
      assertThat(client.background().log(call(1)).join().requestId()).isPositive();
    }
    assertThat(server.asked).hasSize(2);
  }

  @Test
  void memory_has_a_bound_and_the_newest_is_given_up() {
    CountDownLatch start = new CountDownLatch(1);
    server.first((exchange, faulty) -> {
      await(start);
      stores.to(exchange, faulty);
    });
    try (Docket client = builder().background(b -> b.maxBytes(20_000)).build()) {
      BackgroundLogger background = client.background();
      List<CompletableFuture<LogResult>> logs =
          IntStream.range(0, 1_000).mapToObj(i -> background.log(call(i))).toList();
      BackgroundCounts full = background.counts();
      assertThat(full.waitingBytes()).isBetween(15_000L, 20_000L);
      assertThat(full.waiting() + full.undelivered()).isEqualTo(1_000);
      assertThat(logs.get(0)).isNotCompletedExceptionally();
      assertThat(logs.get(999)).isCompletedExceptionally();
      assertThatThrownBy(() -> logs.get(999).join()).hasMessageContaining("no room");
      start.countDown();
      assertThat(background.flush(LONG)).isTrue();
      assertThat(background.counts().delivered()).isEqualTo(full.waiting());
      assertThat(undelivered).hasSize((int) full.undelivered());
      assertThat(background.log(call(1)).join().requestId()).isPositive();
    }
  }

  @Test
  void an_outage_is_outlived() {
    server.then(FaultyServer.error(503));
    try (Docket client = builder().maxRetries(0).build()) {
      CompletableFuture<LogResult> log = client.background().log(call(1));
      assertThat(client.background().flush(Duration.ofMillis(100))).isFalse();
      server.then(stores);
      assertThat(log.join().requestId()).isPositive();
    }
    assertThat(undelivered).isEmpty();
  }

  @Test
  void what_takes_too_long_is_given_up() {
    server.then(FaultyServer.reset());
    try (Docket client =
        builder().maxRetries(0).background(b -> b.giveUpAfter(Duration.ofMillis(200))).build()) {
      CompletableFuture<LogResult> log = client.background().log(call(1));
      assertThatThrownBy(log::join).hasCauseInstanceOf(DocketException.Connection.class);
    }
    assertThat(undelivered).hasSize(1);
  }

  @Test
  void what_a_transport_of_the_users_throws_is_a_failed_try() {
    server.then(stores);
    AtomicInteger tries = new AtomicInteger();
    try (Docket client =
        builder()
            .transport(way ->
                call -> {
                  if (tries.getAndIncrement() % 2 == 0) {
                    throw new IllegalStateException("mine");
                  }
                  return way.send(call);
                })
            .build()) {
      client.background().log(call(1));
      assertThat(client.background().flush(LONG)).isTrue();
      client.background().log(call(2));
      assertThat(client.background().flush(LONG)).isTrue();
      assertThat(client.background().counts().delivered()).isEqualTo(2);
    }
    assertThat(tries).hasValue(4);
    assertThat(undelivered).isEmpty();
  }

  @Test
  void a_wrong_key_is_reported_at_once() {
    server.then(FaultyServer.error(401));
    try (Docket client = builder().build()) {
      assertThatThrownBy(client.background().log(call(1))::join)
          .hasCauseInstanceOf(DocketException.Authentication.class);
      assertThatThrownBy(client.background().track(5).tags("a")::join)
          .hasCauseInstanceOf(DocketException.Authentication.class);
    }
    assertThat(undelivered).hasSize(2);
  }

  @Test
  void a_batch_that_is_too_large_is_halved_until_one_is_left() {
    server.then((exchange, faulty) -> {
      JsonNode body = faulty.asked.get(faulty.asked.size() - 1).json();
      if (body.path("requests").size() > 1 || body.toString().contains("xxx")) {
        FaultyServer.error(413).to(exchange, faulty);
      } else {
        stores.to(exchange, faulty);
      }
    });
    try (Docket client = builder().build()) {
      IntStream.range(0, 9).forEach(i -> client.background().log(call(i)));
      client.background().log(call(9).tags("xxx"));
      assertThat(client.background().flush(LONG)).isTrue();
      assertThat(client.background().counts().delivered()).isEqualTo(9);
    }
    assertThat(undelivered).hasSize(1);
  }

  @Test
  void closing_delivers_what_is_waiting() {
    try (Docket client = builder().build()) {
      IntStream.range(0, 100).forEach(i -> client.background().log(call(i)));
    }
    assertThat(sent()).hasSize(100);
    assertThat(undelivered).isEmpty();
  }

  @Test
  void closing_has_an_end_and_reports_what_is_left() {
    server.then(FaultyServer.hang());
    Docket client = builder().background(b -> b.closeWithin(Duration.ofMillis(200))).build();
    BackgroundLogger background = client.background();
    List<CompletableFuture<LogResult>> logs =
        IntStream.range(0, 10).mapToObj(i -> background.log(call(i))).toList();
    Instant before = Instant.now();
    client.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(undelivered).hasSize(10);
    assertThat(logs).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(background.counts()).isEqualTo(new BackgroundCounts(0, 10, 0, 0));

    assertThatThrownBy(background.log(call(11))::join).hasMessageContaining("closed");
    assertThatThrownBy(client.background().track(1).score("a", 1)::join)
        .hasMessageContaining("closed");
  }

  @Test
  void nothing_is_thrown_whatever_is_given() {
    Logger noise = Logger.getLogger("dev.docket.client");
    noise.setLevel(Level.OFF);
    Object circle =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("not even this");
          }
        };
    try (Docket client =
        server
            .client()
            .background(b ->
                b.onUndelivered(given -> {
                  throw new IllegalStateException("a bad listener");
                }))
            .build()) {
      BackgroundLogger background = client.background();
      assertThat(background.log(null)).isCompletedExceptionally();
      assertThat(background.track(1).metadata(Map.of("a", circle))).isCompletedExceptionally();
      assertThat(
              background
                  .track(CompletableFuture.failedFuture(new IOException("other")))
                  .metadata(Map.of("a", 1)))
          .isCompletedExceptionally();
      assertThat(background.counts().undelivered()).isEqualTo(3);
      assertThat(background.log(call(1)).join().requestId()).isPositive();
    }
  }

  @Test
  void what_is_logged_is_what_it_was_at_that_moment() {
    Map<String, Object> metadata = new HashMap<>(Map.of("plan", "pro"));
    try (Docket client = builder().build()) {
      CompletableFuture<LogResult> log = client.background().log(call(1).metadata(metadata));
      metadata.put("plan", "changed");
      log.join();
    }
    assertThat(sent().get(0).path("metadata")).isEqualTo(Json.tree(Map.of("plan", "pro")));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
