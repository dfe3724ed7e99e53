package dev.docket.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// Carries calls to an engine and its answers back, for whoever stands between.
public final class Relay implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Makes the same call there.
  ///
  /// @param headers that it has beside its content type
  public HttpResponse<byte[]> carry(
      HttpExchange exchange, byte[] body, URI engine, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(engine + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /// Answers with what was answered there.
  public static void answer(HttpExchange exchange, HttpResponse<byte[]> reply) throws IOException {
    reply
        .headers()
        .firstValue("Content-Type")
        .ifPresent(given -> exchange.getResponseHeaders().set("Content-Type", given));
    exchange.sendResponseHeaders(
        reply.statusCode(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
