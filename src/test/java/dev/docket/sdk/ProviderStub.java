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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A provider of models on loopback, which speaks like OpenAI and like Anthropic.
final class ProviderStub implements AutoCloseable {

  /// What it was asked.
  ///
  /// @param key as the provider's own header carries it
  record Asked(String path, String key, JsonNode body) {}

  /// An answer instead of the usual one.
  private record Refusal(int status, String body) {}

  private static final String CHAT =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "model": "gpt-4o-mini",
       "choices": [{"index": 0, "finish_reason": "stop",
         "message": {"role": "assistant", "content": "Welcome aboard!"}}],
       "usage": {"prompt_tokens": 21, "completion_tokens": 4, "total_tokens": 25}}
      """;

  private static final String RESPONSE =
      """
      {"id": "resp_1", "object": "response", "model": "gpt-4o-mini", "status": "completed",
       "output": [{"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
         "content": [{"type": "output_text", "text": "Welcome aboard!", "annotations": []}]}],
       "usage": {"input_tokens": 21, "output_tokens": 4, "total_tokens": 25}}
      """;

  private static final String MESSAGE =
      """
      {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5",
       "content": [{"type": "text", "text": "Welcome aboard!"}], "stop_reason": "end_turn",
       "usage": {"input_tokens": 21, "output_tokens": 4}}
      """;

  private final HttpServer server;
  private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();

  final List<Asked> asked = new CopyOnWriteArrayList<>();

  ProviderStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", exchange -> answer(exchange, CHAT));
    server.createContext("/v1/responses", exchange -> answer(exchange, RESPONSE));
    server.createContext("/v1/messages", exchange -> answer(exchange, MESSAGE));
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The next call is refused so.
  void refuse(int status, String body) {
    refusals.add(new Refusal(status, body));
  }

  private void answer(HttpExchange exchange, String usual) throws IOException {
    try (exchange) {
      String key = exchange.getRequestHeaders().getFirst("x-api-key");
      asked.add(
          new Asked(
              exchange.getRequestURI().getPath(),
              key == null ? exchange.getRequestHeaders().getFirst("Authorization") : key,
              Json.parse(exchange.getRequestBody().readAllBytes())));
      Refusal refusal = refusals.poll();
      byte[] body =
          (refusal == null ? usual : refusal.body()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(refusal == null ? 200 : refusal.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
