package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.docket.client.internal.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers as badly as it is told, and remembers what it was asked. */
final class FaultyServer implements AutoCloseable {

  /** An API key that must never be shown. */
  static final String KEY = "dk_secret_0123456789";

  /** One answer. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange, FaultyServer server) throws IOException;
  }

  /** What was asked. */
  record Asked(
      String method, String path, Optional<String> idempotencyKey, String key, byte[] body) {

    JsonNode json() {
      return Json.parseObject(body).orElseThrow();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Answer otherwise = json(200, "{\"success\":true}");

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  FaultyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              exchange.getRequestHeaders().getFirst("X-API-KEY"),
              body));
      Answer next = script.poll();
      (next == null ? otherwise : next).to(exchange, this);
    }
  }

  FaultyServer first(Answer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  FaultyServer then(Answer answer) {
    otherwise = answer;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A client of it that does not wait for long. */
  DocketBuilder client() {
    return Docket.builder()
        .apiKey(KEY)
        .baseUrl(url())
        .retryPauses(Duration.ofMillis(1), Duration.ofMillis(4))
        .requestTimeout(Duration.ofSeconds(5));
  }

  static Answer json(int status, String body) {
    return (exchange, server) -> send(exchange, status, "application/json", body);
  }

  static Answer html(int status) {
    return (exchange, server) ->
        send(exchange, status, "text/html", "<!doctype html><title>A proxy</title>");
  }

  static Answer error(int status) {
    return json(
        status, "{\"success\":false,\"message\":\"it is %d\",\"error\":\"it\"}".formatted(status));
  }

  static Answer retryAfter(int status, String pause) {
    return (exchange, server) -> {
      exchange.getResponseHeaders().set("Retry-After", pause);
      error(status).to(exchange, server);
    };
  }

  /** The connection ends without an answer. */
  static Answer reset() {
    return (exchange, server) -> {};
  }

  /** The connection ends in the middle of the answer. */
  static Answer cut() {
    return (exchange, server) -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{\"succ".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  /** Nothing comes. */
  static Answer hang() {
    return (exchange, server) -> server.untilClosed();
  }

  /** Only the beginning comes. */
  static Answer hangInTheBody() {
    return (exchange, server) -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      server.untilClosed();
    };
  }

  private void untilClosed() {
    try {
      boolean unused = closing.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
