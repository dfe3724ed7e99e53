package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Writes that wait until searches see them, and what a search says of how fresh it is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadYourWriteTest {

  private static final int WRITERS = 32;
  private static final int WRITES_EACH = 4;
  private static final Pattern REFRESHES =
      Pattern.compile("(?m)^docket_refresh_time_seconds_count.* ([0-9.]+)$");

  private RunningApp app;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    app = RunningApp.on(folder);
    api = app.api();
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void many_writers_who_wait_share_refreshes_and_each_finds_his_own() throws Exception {
    double before = refreshes();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      writers.add(() -> writeAndFind("shared " + writer));
    }
    try (ExecutorService callers = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Integer> found : callers.invokeAll(writers)) {
        assertThat(found.get()).isEqualTo(WRITES_EACH);
      }
    }
    assertThat(refreshes() - before).isPositive().isLessThan(WRITERS * WRITES_EACH / 2.0);
  }

  @Test
  void spans_and_requests_that_come_at_the_same_time_see_each_other() throws Exception {
    SpanPairs.sendAtOnceAndCheck(1, api, api);
  }

  /// How many of his writes a writer found at once.
  private int writeAndFind(String name) throws IOException {
    int found = 0;
    for (int i = 0; i < WRITES_EACH; i++) {
      Api.Answer answer = api.post("/log-request?wait_for=searchable", log(name + "/" + i));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json().path("searchable").booleanValue()).isTrue();
      found += api.withMetadata("name", name + "/" + i).size();
    }
    return found;
  }

  @Test
  void what_was_acknowledged_before_an_answers_searchable_until_is_in_it() throws Exception {
    Map<Long, Instant> acknowledged = new ConcurrentHashMap<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(callers.submit(() -> write(acknowledged)));
      }
      int held = 0;
      do {
        held += held(acknowledged);
      } while (!writers.stream().allMatch(Future::isDone) || held == 0);
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).isEqualTo(100);
      }
    }
  }

  private int write(Map<Long, Instant> acknowledged) throws IOException {
    int written = 0;
    for (; written < 100; written++) {
      Api.Answer answer = api.post("/log-request", log("fresh"));
      acknowledged.put(answer.json().path("id").longValue(), Instant.now());
    }
    return written;
  }

  /// Asks, and checks that everything is there that has to be.
  private int held(Map<Long, Instant> acknowledged) throws IOException {
    Map<Long, Instant> before = Map.copyOf(acknowledged);
    Set<Long> found = new HashSet<>();
    ObjectNode body = Json.object().put("per_page", 500);
    JsonNode first = search(body);
    Instant until = Instant.parse(first.at("/freshness/searchable_until").textValue());
    assertThat(first.at("/freshness/lag_ms").longValue()).isNotNegative();
    JsonNode page = first;
    while (true) {
      page.path("items").forEach(item -> found.add(item.path("id").longValue()));
      if (page.path("next_cursor").isNull()) {
        break;
      }
      page = search(body.put("cursor", page.path("next_cursor").textValue()));
    }
    List<Long> promised =
        before.entrySet().stream()
            .filter(write -> write.getValue().isBefore(until))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(found).containsAll(promised);
    return promised.size();
  }

  private JsonNode search(ObjectNode body) throws IOException {
    Api.Answer answer = api.post("/api/public/v2/requests/search", body);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return answer.json();
  }

  private double refreshes() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(app.base() + "/metrics")).build();
    String metrics =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    Matcher count = REFRESHES.matcher(metrics);
    assertThat(count.find()).isTrue();
    return Double.parseDouble(count.group(1));
  }

  private static ObjectNode log(String name) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    body.putObject("metadata").put("name", name);
    return body;
  }
}
