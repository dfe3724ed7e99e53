package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.testkit.Api;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private void assertLinked(int kind, int number, JsonNode id) throws IOException {
    JsonNode request = second.api().get("/api/public/v2/requests/" + id).json();
    assertThat(request.get("trace_id").asText()).isEqualTo(SpanPairs.traceId(kind, number));
    JsonNode trace =
        second.api().get("/api/public/v2/traces/" + SpanPairs.traceId(kind, number)).json();
    assertThat(trace.get("total").intValue()).isEqualTo(1);
    assertThat(trace.at("/spans/0/request_log_id")).isEqualTo(id);
  }

  private long stored(int kind, int number) {
    return engine.count(
        "docket-requests-*",
        "{\"term\": {\"span_id\": \"%s\"}}".formatted(SpanPairs.spanId(kind, number)));
  }

  @Test
  void whichever_comes_first_and_whichever_server_it_comes_to() throws IOException {
    JsonNode before = SpanPairs.must(first.api(), "/log-request", SpanPairs.log(1, 1)).get("id");
    SpanPairs.must(second.api(), "/spans-bulk", SpanPairs.span(1, 1));
    assertLinked(1, 1, before);

    SpanPairs.must(first.api(), "/spans-bulk", SpanPairs.span(1, 2));
    JsonNode after = SpanPairs.must(second.api(), "/log-request", SpanPairs.log(1, 2)).get("id");
    assertLinked(1, 2, after);
  }

  @Test
  void both_at_the_same_time_at_two_servers() throws Exception {
    SpanPairs.sendAtOnceAndCheck(2, first.api(), second.api());
  }

  @Test
  void a_request_whose_span_could_not_be_looked_for_is_sent_again_stored_once_and_linked()
      throws IOException {
    SpanPairs.must(first.api(), "/spans-bulk", SpanPairs.span(3, 1));
    proxy.cutAnswers(path -> path.endsWith("/_mget"));
    Api.Answer doubtful = first.api().post("/log-request", SpanPairs.log(3, 1));
    proxy.cutAnswers(path -> false);
    assertThat(doubtful.status()).isEqualTo(503);
    JsonNode id = SpanPairs.must(first.api(), "/log-request", SpanPairs.log(3, 1)).get("id");
    assertLinked(3, 1, id);
    assertThat(stored(3, 1)).isEqualTo(1);
  }

  @Test
  void spans_whose_requests_could_not_be_looked_for_are_sent_again_and_linked() throws IOException {
    JsonNode id = SpanPairs.must(first.api(), "/log-request", SpanPairs.log(4, 1)).get("id");
    for (String failing : List.of("/_bulk", "/_search")) {
      proxy.cutAnswers(path -> path.endsWith(failing));
      Api.Answer doubtful = first.api().post("/spans-bulk", SpanPairs.span(4, 1));
      proxy.cutAnswers(path -> false);
      assertThat(doubtful.status()).as(failing).isEqualTo(503);
    }
    SpanPairs.must(first.api(), "/spans-bulk", SpanPairs.span(4, 1));
    assertLinked(4, 1, id);
  }

  @Test
  void a_log_that_came_with_a_span_is_stored_once_through_whichever_server_it_comes_again()
      throws IOException {
    ObjectNode body = SpanPairs.span(5, 1);
    ((ObjectNode) body.at("/spans/0")).set("log_request", SpanPairs.log(5, 1));
    JsonNode logs = SpanPairs.must(first.api(), "/spans-bulk", body).get("request_logs");
    assertThat(SpanPairs.must(first.api(), "/spans-bulk", body).get("request_logs"))
        .isEqualTo(logs);
    // The other one has no memory of the call: the store has.
    assertThat(SpanPairs.must(second.api(), "/spans-bulk", body).get("request_logs"))
        .isEqualTo(logs);
    assertThat(stored(5, 1)).isEqualTo(1);
    assertLinked(5, 1, logs.at("/0/id"));
  }

  @Test
  void the_same_span_with_a_log_many_times_at_once_is_one_request() throws Exception {
    ObjectNode body = SpanPairs.span(6, 1);
    ((ObjectNode) body.at("/spans/0")).set("log_request", SpanPairs.log(6, 1));
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<JsonNode>> sent = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        sent.add(callers.submit(() -> SpanPairs.must(first.api(), "/spans-bulk", body)));
      }
      JsonNode logs = sent.getFirst().get().get("request_logs");
      for (Future<JsonNode> one : sent) {
        assertThat(one.get().get("request_logs")).isEqualTo(logs);
      }
    }
    assertThat(stored(6, 1)).isEqualTo(1);
  }
}
