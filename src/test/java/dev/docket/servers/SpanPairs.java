package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Spans, each of a trace of its own, and the requests that were made within them, told apart by
/// the kind of test and a number.
final class SpanPairs {

  private static final int PAIRS = 100;

  private SpanPairs() {}

  static String spanId(int kind, int number) {
    return "%08x%08x".formatted(kind, number);
  }

  static String traceId(int kind, int number) {
    return "%016x%016x".formatted(kind, number);
  }

  static ObjectNode span(int kind, int number) {
    ObjectNode span = Json.object().put("name", "a").put("start_time", "5").put("end_time", "6");
    span.putObject("context")
        .put("trace_id", traceId(kind, number))
        .put("span_id", spanId(kind, number));
    ObjectNode body = Json.object();
    body.putArray("spans").add(span);
    return body;
  }

  static ObjectNode log(int kind, int number) {
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

  static JsonNode must(Api api, String path, ObjectNode body) throws IOException {
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

  /// Sends spans and requests, the two of a pair at the same moment, and sees that all are linked.
  ///
  /// @param others where every other span goes
  static void sendAtOnceAndCheck(int kind, Api logs, Api others) throws Exception {
    List<Future<JsonNode>> ids = new ArrayList<>();
    // An even number: the two of a pair wait for each other, and one must not keep the other out.
    try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
      for (int i = 0; i < PAIRS; i++) {
        int number = i;
        CyclicBarrier both = new CyclicBarrier(2);
        // On one server and on two.
        Api other = number % 2 == 0 ? logs : others;
        var _ =
            callers.submit(() -> {
              both.await();
              return sent(other, "/spans-bulk", span(kind, number));
            });
        ids.add(
            callers.submit(() -> {
              both.await();
              return sent(logs, "/log-request", log(kind, number)).get("id");
            }));
      }
    }
    for (int i = 0; i < PAIRS; i++) {
      JsonNode id = ids.get(i).get();
      JsonNode request = logs.get("/api/public/v2/requests/" + id).json();
      assertThat(request.get("trace_id").asText()).as("pair %d", i).isEqualTo(traceId(kind, i));
    }
  }
}
