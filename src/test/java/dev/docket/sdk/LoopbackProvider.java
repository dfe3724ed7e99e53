package dev.docket.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docket.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// OpenAI and Anthropic on this machine: answers every call in the form of its API, with fixed
/// token counts, and keeps what it was sent. A model called `fails-429` fails so.
public final class LoopbackProvider implements AutoCloseable {

  /// What it has been sent.
  ///
  /// @param key with which it was called
  public record Call(String path, String key, JsonNode body) {}

  private static final Pattern FAILS = Pattern.compile("fails-(\\d{3})");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private LoopbackProvider(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /// Starts it on a port of its own.
  public static LoopbackProvider start() throws IOException {
    LoopbackProvider provider =
        new LoopbackProvider(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    provider.server.start();
    return provider;
  }

  /// The variables by which the providers' libraries find it.
  public Map<String, String> variables() {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "OPENAI_BASE_URL",
        base + "/v1",
        "OPENAI_API_KEY",
        "sk-of-openai",
        "ANTHROPIC_BASE_URL",
        base,
        "ANTHROPIC_API_KEY",
        "sk-of-anthropic");
  }

  /// All that it was sent for a model, in order.
  public List<Call> calls(String model) {
    return calls.stream()
        .filter(call -> call.body().path("model").asText("").equals(model))
        .toList();
  }

  /// The only call whose body contains these words.
  public Call call(String words) {
    List<Call> found =
        calls.stream().filter(call -> Json.text(call.body()).contains(words)).toList();
    if (found.size() != 1) {
      throw new AssertionError("%d calls contain: %s".formatted(found.size(), words));
    }
    return found.getFirst();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = Json.parse(exchange.getRequestBody().readAllBytes());
      String path = exchange.getRequestURI().getPath();
      calls.add(new Call(path, key(exchange), body));
      Matcher fails = FAILS.matcher(body.path("model").asText(""));
      if (fails.matches()) {
        // Both libraries try again unless they are told not to.
        exchange.getResponseHeaders().add("x-should-retry", "false");
        answer(exchange, Integer.parseInt(fails.group(1)), "application/json", failure(body));
      } else if (body.path("stream").asBoolean(false)) {
        answer(exchange, 200, "text/event-stream", ProviderAnswers.stream(path, body));
      } else {
        answer(exchange, 200, "application/json", Json.text(ProviderAnswers.whole(path, body)));
      }
    }
  }

  private static String key(HttpExchange exchange) {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    String key = exchange.getRequestHeaders().getFirst("x-api-key");
    return bearer == null ? String.valueOf(key) : bearer.replace("Bearer ", "");
  }

  private static String failure(JsonNode body) {
    String model = body.path("model").asText();
    return "{\"error\":{\"message\":\"%s, as asked for\",\"type\":\"test\"}}".formatted(model);
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
