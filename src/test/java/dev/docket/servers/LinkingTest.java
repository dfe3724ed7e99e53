package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Spans and their requests, which come to two servers beside one engine in any order, at the same
/// time, and over calls that fail half-way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkingTest {

  private static final int PAIRS = 100;

  private TestEngine engine;
  private EngineProxy proxy;
  private RunningApp first;
  private RunningApp second;

  @BeforeAll
  void start(@TempDir Path folder) {
    engine = TestEngine.on(folder.resolve("data"));
    proxy = EngineProxy.to(engine.node());
    first = RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString()));
    second = RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString()));
  }

  @AfterAll
  void stop() {
    second.close();
    first.close();
    proxy.close();
    engine.close();
  }

  private static String spanId(int kind, int number) {
    return "%08x%08x".formatted(kind, number);
  }

  private static String traceId(int kind, int number) {
    return "%016x%016x".formatted(kind, number);
  }

  private static ObjectNode span(int kind, int number) {
    ObjectNode span = Json.object().put("name", "a").put("start_time", "5").put("end_time", "6");
    span.putObject("context")
        .put("trace_id", traceId(kind, number))
        .put("span_id", spanId(kind, number));
    ObjectNode body = Json.object();
    body.putArray("spans").add(span);
    return body;
  }

  private static ObjectNode log(int kind, int number) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider": "openai", "model": "gpt-4o",
                 "input": {"type": "chat", "messages": []},
                 "output": {"type": "chat", "messages": []},
                 "request_start_time": 1767225600, "request_end_time": 1767225601}
                """);
    return body.put("span_id", spanId(kind, number));
  }

  private static JsonNode must(Api api, String path, ObjectNode body) throws IOException {
    Api.Answer answer = api.post(path, body);
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
    return answer.json();
  }

  /// As the SDKs do: again after a 503, which a busy machine may give.
  private static JsonNode sent(Api api, String path, ObjectNode body) throws IOException {
    for (int retries = 3; retries > 0; retries--) {
      Api.Answer answer = api.post(path, body);
      if (answer.status() != 503) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
        return answer.json();
      }
    }
    return must(api, path, body);
  }

  private void assertLinked(int kind, int number, JsonNode id) throws IOException {
    JsonNode request = second.api().get("/api/public/v2/requests/" + id).json();
    assertThat(request.get("trace_id").asText()).isEqualTo(traceId(kind, number));
    JsonNode trace = second.api().get("/api/public/v2/traces/" + traceId(kind, number)).json();
    assertThat(trace.get("total").intValue()).isEqualTo(1);
    assertThat(trace.at("/spans/0/request_log_id")).isEqualTo(id);
  }

  private long stored(int kind, int number) {
    return engine.count(
        "docket-requests-*", "{\"term\": {\"span_id\": \"%s\"}}".formatted(spanId(kind, number)));
  }

  @Test
  void whichever_comes_first_and_whichever_server_it_comes_to() throws IOException {
    JsonNode before = must(first.api(), "/log-request", log(1, 1)).get("id");
    must(second.api(), "/spans-bulk", span(1, 1));
    assertLinked(1, 1, before);

    must(first.api(), "/spans-bulk", span(1, 2));
    JsonNode after = must(second.api(), "/log-request", log(1, 2)).get("id");
    assertLinked(1, 2, after);
  }

  @Test
  void both_at_the_same_time() throws Exception {
    List<Future<JsonNode>> ids = new ArrayList<>();
    // An even number: the two of a pair wait for each other, and one must not keep the other out.
    try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < PAIRS; i++) {
        int number = i;
        CyclicBarrier both = new CyclicBarrier(2);
        // On one server and on two.
        Api other = (number % 2 == 0 ? first : second).api();
        var _ =
            callers.submit(() -> {
              both.await();
              return sent(other, "/spans-bulk", span(2, number));
            });
        ids.add(
            callers.submit(() -> {
              both.await();
              return sent(first.api(), "/log-request", log(2, number)).get("id");
            }));
      }
    }
    for (int i = 0; i < PAIRS; i++) {
      JsonNode id = ids.get(i).get();
      JsonNode request = first.api().get("/api/public/v2/requests/" + id).json();
      assertThat(request.get("trace_id").asText()).as("pair %d", i).isEqualTo(traceId(2, i));
    }
  }

  @Test
  void a_request_whose_span_could_not_be_looked_for_is_sent_again_stored_once_and_linked()
      throws IOException {
    must(first.api(), "/spans-bulk", span(3, 1));
    proxy.cutAnswers(path -> path.endsWith("/_mget"));
    Api.Answer doubtful = first.api().post("/log-request", log(3, 1));
    proxy.cutAnswers(path -> false);
    assertThat(doubtful.status()).isEqualTo(503);
    JsonNode id = must(first.api(), "/log-request", log(3, 1)).get("id");
    assertLinked(3, 1, id);
    assertThat(stored(3, 1)).isEqualTo(1);
  }

  @Test
  void spans_whose_requests_could_not_be_looked_for_are_sent_again_and_linked() throws IOException {
    JsonNode id = must(first.api(), "/log-request", log(4, 1)).get("id");
    for (String failing : List.of("/_bulk", "/_search")) {
      proxy.cutAnswers(path -> path.endsWith(failing));
      Api.Answer doubtful = first.api().post("/spans-bulk", span(4, 1));
      proxy.cutAnswers(path -> false);
      assertThat(doubtful.status()).as(failing).isEqualTo(503);
    }
    must(first.api(), "/spans-bulk", span(4, 1));
    assertLinked(4, 1, id);
  }

  @Test
  void a_log_that_came_with_a_span_is_stored_once_through_whichever_server_it_comes_again()
      throws IOException {
    ObjectNode body = span(5, 1);
    ((ObjectNode) body.at("/spans/0")).set("log_request", log(5, 1));
    JsonNode logs = must(first.api(), "/spans-bulk", body).get("request_logs");
    assertThat(must(first.api(), "/spans-bulk", body).get("request_logs")).isEqualTo(logs);
    // The other one has no memory of the call: the store has.
    assertThat(must(second.api(), "/spans-bulk", body).get("request_logs")).isEqualTo(logs);
    assertThat(stored(5, 1)).isEqualTo(1);
    assertLinked(5, 1, logs.at("/0/id"));
  }

  @Test
  void the_same_span_with_a_log_many_times_at_once_is_one_request() throws Exception {
    ObjectNode body = span(6, 1);
    ((ObjectNode) body.at("/spans/0")).set("log_request", log(6, 1));
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<JsonNode>> sent = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        sent.add(callers.submit(() -> must(first.api(), "/spans-bulk", body)));
      }
      JsonNode logs = sent.getFirst().get().get("request_logs");
      for (Future<JsonNode> one : sent) {
        assertThat(one.get().get("request_logs")).isEqualTo(logs);
      }
    }
    assertThat(stored(6, 1)).isEqualTo(1);
  }
}
