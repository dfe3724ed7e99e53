package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.SettableClock;
import dev.docket.testkit.TestEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Exports of a store of three partitions, the last of which is written to meanwhile.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

  private static final String PATH = "/api/public/v2/requests/export";
  private static final int BATCH = 250;
  private static final int WRITERS = 3;

  private TestEngine engine;
  private EngineProxy proxy;
  private RunningApp app;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    engine = TestEngine.on(folder);
    proxy = EngineProxy.to(engine.node());
    SettableClock clock = new SettableClock(Instant.parse("2026-01-10T12:00:00Z"));
    for (int month = 0; month < 2; month++) {
      try (RunningApp older = inNewPartition(clock)) {
        log(older.api(), "past", 2);
      }
      clock.advance(Duration.ofDays(35));
    }
    app = inNewPartition(clock);
    api = app.api();
    log(api, "past", 2);
    assertThat(engine.call("GET", "/docket-requests-*/_settings", "").size()).isEqualTo(3);
  }

  /// A start that finds no partition for its month makes one that begins a minute later.
  private RunningApp inNewPartition(SettableClock clock) {
    app(clock).close();
    clock.advance(Duration.ofMinutes(2));
    return app(clock);
  }

  private RunningApp app(SettableClock clock) {
    return RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString()), clock);
  }

  @AfterAll
  void stop() {
    app.close();
    proxy.close();
    engine.close();
  }

  @Test
  void everything_is_in_it_once_and_as_many_as_it_says_while_writes_run() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        running.add(
            writers.submit(() -> {
              while (!over.get()) {
                acknowledged.addAll(log(api, "running", 1, 40));
              }
              return null;
            }));
      }
      for (int round = 0; round < 3; round++) {
        Set<Long> before = Set.copyOf(acknowledged);
        HttpResponse<String> whole = get("?query=metadata.kind:*");
        List<Long> ids = ids(whole.body());
        assertThat(ids).hasSize(number(whole, "X-Docket-Total")).isSorted().doesNotHaveDuplicates();
        assertThat(ids).containsAll(before);
        assertThat(ids.getLast()).isEqualTo(longNumber(whole, "X-Docket-Until-Id"));
      }
      over.set(true);
      for (Future<?> writer : running) {
        writer.get();
      }
    }
    HttpResponse<String> running = get("?query=metadata.kind:running");
    assertThat(Set.copyOf(ids(running.body()))).isEqualTo(acknowledged);
    assertThat(number(running, "X-Docket-Total")).isEqualTo(found("metadata.kind:running"));
  }

  @Test
  void an_export_that_broke_off_is_gone_on_with_exactly() throws Exception {
    String asked = "?query=metadata.kind:past&include=input_text";
    HttpResponse<String> whole = get(asked);
    List<String> lines = whole.body().lines().toList();
    assertThat(lines).hasSize(6 * BATCH);
    List<String> taken = new ArrayList<>();
    HttpResponse<InputStream> broken =
        api.client().send(request(asked).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(broken.body(), StandardCharsets.UTF_8))) {
      while (taken.size() < 700) {
        taken.add(String.valueOf(reader.readLine()));
      }
    }
    log(api, "late", 1);
    long last = id(taken.getLast());
    HttpResponse<String> rest =
        get(
            "%s&after_id=%d&until_id=%d"
                .formatted(asked, last, longNumber(broken, "X-Docket-Until-Id")));
    taken.addAll(rest.body().lines().toList());
    assertThat(taken).isEqualTo(lines);
    assertThat(number(rest, "X-Docket-Total")).isEqualTo(lines.size());
  }

  @Test
  void another_workspace_gets_nothing_of_it() throws Exception {
    Api.Answer key =
        api.post(
            "/api/admin/keys",
            Json.object().put("workspace", "other").put("role", "read").put("name", "reader"));
    HttpResponse<String> foreign =
        api.client()
            .send(
                HttpRequest.newBuilder(URI.create(api.base() + PATH + "?format=csv"))
                    .header("X-API-KEY", key.json().path("key").asText())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(foreign.statusCode()).isEqualTo(200);
    assertThat(number(foreign, "X-Docket-Total")).isZero();
    assertThat(foreign.body().lines()).hasSize(1);
    assertThat(foreign.body()).doesNotContain("metadata.kind").contains("metadata_json");
  }

  @Test
  void the_most_used_keys_are_columns_and_texts_come_as_they_were_logged() throws Exception {
    ArrayNode requests = Json.object().putArray("requests");
    List<String> texts =
        List.of(
            "=cmd|' /C calc'!A0",
            "a\r\n\"b\",c",
            "🎉 \u0000 \ud800",
            "'",
            "-1e5",
            "x".repeat(5_000));
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode request = request("odd", i);
      ((ObjectNode) request.path("metadata"))
          .put("text", texts.get(i))
          .put("rare, \"key\" 🎉" + i, i)
          .put("k".repeat(300), "long");
      requests.add(request);
    }
    stored(api, requests);
    HttpResponse<String> table = get("?format=csv&query=metadata.kind:odd");
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(table.body()))
            .getRecords();
    assertThat(rows).hasSize(texts.size());
    assertThat(rows.getFirst().getParser().getHeaderNames())
        .contains("metadata.kind", "metadata.text", "metadata.rare, \"key\" 🎉3")
        .doesNotContain("metadata." + "k".repeat(300));
    assertThat(
            rows.getFirst().getParser().getHeaderNames().stream()
                .filter(n -> n.startsWith("metadata."))
                .toList())
        .startsWith("metadata.kind", "metadata.n", "metadata.text");
    assertThat(rows.stream().map(row -> row.get("metadata.text")))
        .containsExactly(
            "'" + texts.getFirst(),
            texts.get(1),
            "🎉 \u0000 \ufffd",
            "''",
            "-1e5",
            texts.getLast());
    assertThat(
            rows.stream()
                .map(row ->
                    Json.parse(row.get("metadata_json").getBytes(StandardCharsets.UTF_8))
                        .path("text")
                        .textValue()))
        .isEqualTo(texts);
  }

  @Test
  void an_engine_that_goes_away_cuts_it() throws Exception {
    AtomicBoolean away = new AtomicBoolean();
    proxy.cutAnswers(path -> away.get() && path.endsWith("_search"));
    try {
      HttpResponse<InputStream> answer =
          api.client()
              .send(
                  request("?include=output_text,input_text").build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      away.set(true);
      assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
      HttpResponse<String> refused = get("");
      assertThat(refused.statusCode()).isEqualTo(503);
    } finally {
      away.set(false);
    }
    assertThat(get("?query=metadata.kind:past").statusCode()).isEqualTo(200);
  }

  private static List<Long> log(Api api, String kind, int batches) throws IOException {
    return log(api, kind, batches, BATCH);
  }

  private static List<Long> log(Api api, String kind, int batches, int size) throws IOException {
    List<Long> ids = new ArrayList<>();
    for (int batch = 0; batch < batches; batch++) {
      ArrayNode requests = Json.object().putArray("requests");
      for (int i = 0; i < size; i++) {
        requests.add(request(kind, i));
      }
      ids.addAll(stored(api, requests));
    }
    return ids;
  }

  private static ObjectNode request(String kind, int n) {
    ObjectNode request =
        (ObjectNode)
            Json.parse(
                """
                {"provider": "openai", "model": "gpt-5",
                 "input": {"type": "chat", "messages": [{"role": "user", "content":
                   [{"type": "text", "text": "%s"}]}]},
                 "output": {"type": "chat", "messages": []},
                 "request_start_time": 1795457045, "request_end_time": 1795457046}
                """
                    .formatted("How do I get my money back? ".repeat(20)));
    request.putObject("metadata").put("kind", kind).put("n", n);
    return request;
  }

  private static List<Long> stored(Api api, ArrayNode requests) throws IOException {
    ObjectNode body = Json.object();
    body.set("requests", requests);
    Api.Answer answer = api.post("/api/public/v2/requests/batch", body);
    assertThat(answer.json().path("stored").intValue()).isEqualTo(requests.size());
    return answer.json().path("results").findValues("id").stream()
        .map(JsonNode::longValue)
        .toList();
  }

  private int found(String query) throws IOException {
    return api.post("/api/public/v2/requests/search", Json.object().put("query", query))
        .json()
        .path("total")
        .intValue();
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(URI.create(api.base() + PATH + query))
        .header("X-API-KEY", api.key());
  }

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    return api.client().send(request(query).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int number(HttpResponse<?> answer, String header) {
    return Math.toIntExact(longNumber(answer, header));
  }

  private static long longNumber(HttpResponse<?> answer, String header) {
    return answer.headers().firstValueAsLong(header).orElseThrow();
  }

  private static List<Long> ids(String lines) {
    return lines.lines().map(ExportTest::id).toList();
  }

  private static long id(String line) {
    return Json.parse(line.getBytes(StandardCharsets.UTF_8)).path("id").longValue();
  }
}
