package dev.docket.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.Main;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Searches over many requests: through Docket, and the same question sent to the engine alone, in
/// turns.
///
/// `-Dbench.requests=N` for another number than a million. The stores are kept in `target/bench`.
public final class SearchBenchmark {

  private static final int REQUESTS = Integer.getInteger("bench.requests", 1_000_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("bench.seconds", 3));
  private static final String JSON = "Content-Type: application/json\r\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Subject docket;
  private final Subject raw;
  private final String url;
  private final String token;

  /// A question through Docket, and without it.
  private record Pair(Measure ours, Measure theirs) {}

  private SearchBenchmark(Child server, String url, Child engine, String[] ready) {
    this.docket = new Subject(server, SearchStore.address(url));
    this.raw = new Subject(engine, SearchStore.address(ready[1]));
    this.url = url;
    this.token = ready[2];
  }

  public static void main(String[] arguments) throws Exception {
    Path out = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    SearchStore store = new SearchStore(out, REQUESTS);
    store.make();
    try (Child server =
            Child.start(
                Main.class, List.of("serve"), store.environment(), out.resolve("docket.log"));
        Child engine =
            Child.start(
                RawEngine.class,
                List.of(store.raw().toString()),
                Map.of(),
                out.resolve("engine.log"))) {
      String listens = server.line(line -> line.startsWith("Docket listens on "));
      String[] ready = engine.line(line -> line.startsWith("ready ")).split(" ", -1);
      String table =
          new SearchBenchmark(server, listens.replaceAll(".* ", ""), engine, ready).run();
      Files.writeString(out.resolve("searching.md"), table);
      System.out.println(table);
    }
  }

  private String run() throws IOException, InterruptedException {
    Map<Question, Pair> pairs = new LinkedHashMap<>();
    try (EngineCalls calls = new EngineCalls(workspace(), "docket-requests-*")) {
      for (Question question : Question.all(this::cursor)) {
        pairs.put(question, pair(question, calls.of(question)));
      }
    }
    for (int round = 0; round <= ROUNDS; round++) {
      System.err.printf("round %d%s%n", round, round == 0 ? ", to warm up" : "");
      for (Pair pair : pairs.values()) {
        measure(pair.ours(), round);
        measure(pair.theirs(), round);
      }
    }
    return table(pairs);
  }

  private static void measure(Measure measure, int round) throws IOException, InterruptedException {
    if (round == 0) {
      measure.warm(TIME.multipliedBy(2));
    } else {
      measure.round(TIME);
    }
  }

  private Pair pair(Question question, List<EngineCalls.Call> calls) {
    List<byte[]> asked = question.bodies().stream().map(Json::bytes).toList();
    Calls ours =
        Asked.of(
            "POST %s HTTP/1.1\r\nX-API-KEY: %s\r\n%s"
                .formatted(question.path(), SearchStore.key(), JSON),
            asked);
    EngineCalls.Call first = calls.getFirst();
    Calls theirs =
        Asked.of(
            "%s %s HTTP/1.1\r\nX-Docket-Engine-Token: %s\r\n%s"
                .formatted(first.method(), first.pathAndQuery(), token, JSON),
            calls.stream().map(call -> Bytes.of(call.body())).toList());
    checkSame(question, first);
    return new Pair(
        new Measure("Docket: " + question.name(), docket, 1, ours),
        new Measure("raw: " + question.name(), raw, 1, theirs));
  }

  /// A ratio of two different questions would say nothing.
  private void checkSame(Question question, EngineCalls.Call call) {
    JsonNode ours = send(url + question.path(), Json.bytes(question.bodies().getFirst()));
    JsonNode theirs =
        send(
            "http://127.0.0.1:" + raw.address().getPort() + call.pathAndQuery(),
            Bytes.of(call.body()));
    JsonNode total = theirs.path("hits").path("total").path("value");
    if (ours.has("total") && ours.path("total").longValue() != total.longValue()) {
      throw new IllegalStateException(
          "%s: Docket finds %s requests, the engine %s"
              .formatted(question.name(), ours.path("total"), total));
    }
  }

  private String cursor(ObjectNode body) {
    return send(url + "/api/public/v2/requests/search", Json.bytes(body))
        .path("next_cursor")
        .asText("");
  }

  private WorkspaceId workspace() {
    JsonNode workspaces = send(url + "/api/admin/workspaces", null).path("items");
    return new WorkspaceId(workspaces.path(0).path("id").longValue());
  }

  private JsonNode send(String address, byte @Nullable [] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("X-API-KEY", SearchStore.key())
            .header("X-Docket-Engine-Token", token)
            .header("Content-Type", "application/json");
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode reply = Json.parse(response.body());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(address + ": " + reply);
      }
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String table(Map<Question, Pair> pairs) throws IOException {
    List<String> rows = new ArrayList<>();
    pairs.forEach((question, pair) ->
        rows.add(
            "| %s | %.1f | %.1f | %.2f | %.1f | %.1f | %d |"
                .formatted(
                    question.name(),
                    pair.ours().median(round -> round.load().millis(0.5)),
                    pair.theirs().median(round -> round.load().millis(0.5)),
                    pair.ours().ratioTo(pair.theirs(), load -> load.millis(0.5)),
                    pair.ours().median(round -> round.load().millis(0.99)),
                    pair.theirs().median(round -> round.load().millis(0.99)),
                    pair.ours().failed() + pair.theirs().failed())));
    return """
    %s; %,d requests.

    | question | p50 ms | raw p50 | ratio | p99 ms | raw p99 | failed |
    |---|---:|---:|---:|---:|---:|---:|
    %s
    """
        .formatted(Table.machine(), REQUESTS, String.join("\n", rows));
  }
}
