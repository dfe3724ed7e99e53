package dev.docket.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docket.filter.SelectionReader;
import dev.docket.json.Json;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.query.OpenSearchRequestSearch;
import dev.docket.opensearch.query.OpenSearchSuggestions;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What Docket asks its engine when it is asked a question: the very calls, taken down by a server
/// that stands in for the engine.
final class EngineCalls implements AutoCloseable {

  private static final byte[] NOTHING_FOUND =
      Bytes.of(
          """
          {"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},
          "hits":{"total":{"value":0,"relation":"eq"},"max_score":null,"hits":[]}}
          """);

  /// One call.
  record Call(String method, String pathAndQuery, String body) {}

  private final List<Call> taken = new ArrayList<>();
  private final HttpServer server;
  private final Engine engine;
  private final WorkspaceId workspace;
  private final String indices;

  EngineCalls(WorkspaceId workspace, String indices) throws IOException {
    this.workspace = workspace;
    this.indices = indices;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    this.engine = Engine.at(EngineAddress.embedded(address, "none"));
  }

  private void take(HttpExchange exchange) throws IOException {
    taken.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, NOTHING_FOUND.length);
    exchange.getResponseBody().write(NOTHING_FOUND);
    exchange.close();
  }

  /// The one call of each variant.
  List<Call> of(Question question) {
    List<Call> calls = new ArrayList<>();
    for (ObjectNode body : question.bodies()) {
      taken.clear();
      ask(question, Json.parse(Json.bytes(body)).deepCopy());
      if (taken.size() != 1) {
        throw new IllegalStateException(
            "%s takes %d calls of the engine".formatted(question.name(), taken.size()));
      }
      calls.add(taken.getFirst());
    }
    return calls;
  }

  private void ask(Question question, JsonNode body) {
    Clock clock = Clock.systemUTC();
    SelectionReader selections = new SelectionReader(clock);
    RequestId beyond = new RequestId(RequestId.firstAt(clock.instant().plusSeconds(1)));
    SearchQueryReader searches = new SearchQueryReader(clock, () -> beyond);
    Duration timeout = Duration.ofSeconds(30);
    if (question.path().endsWith("/suggestions")) {
      var _ =
          new OpenSearchSuggestions(engine.client(), indices, timeout)
              .suggest(workspace, new SuggestionQueryReader(selections).read(body));
    } else {
      var _ =
          new OpenSearchRequestSearch(engine.client(), indices, timeout)
              .search(workspace, searches.read(body));
    }
  }

  @Override
  public void close() {
    engine.close();
    server.stop(0);
  }
}
