package dev.docket.client.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One try over the JDK's HTTP client. */
public final class JdkTransport implements Transport {

  private final HttpClient http;
  private final String base;
  private final Duration timeout;

  /**
   * A way to one server.
   *
   * @param base without a slash at the end
   * @param timeout of a try, from connecting to the last byte of the answer
   */
  public JdkTransport(HttpClient http, URI base, Duration timeout) {
    this.http = http;
    this.base = base.toString();
    this.timeout = timeout;
  }

  @Override
  public CompletableFuture<ApiReply> send(ApiCall call) {
    Duration left = call.deadline().remaining();
    Duration limit = left.compareTo(timeout) < 0 ? left : timeout;
    long millis = Math.max(1, limit.toMillis());
    CompletableFuture<HttpResponse<byte[]>> sent;
    try {
      sent = http.sendAsync(request(call, millis), BodyHandlers.ofByteArray());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    // The client's own timeout is over once the headers are there: a body that never ends would
    // be waited for, forever.
    return sent.thenApply(JdkTransport::reply)
        .orTimeout(millis, TimeUnit.MILLISECONDS)
        .whenComplete((reply, failure) -> {
          if (failure != null) {
            sent.cancel(true);
          }
        });
  }

  private HttpRequest request(ApiCall call, long millis) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + call.path())).timeout(Duration.ofMillis(millis));
    call.headers().forEach(request::header);
    return request
        .method(
            call.method(),
            call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody))
        .build();
  }

  private static ApiReply reply(HttpResponse<byte[]> response) {
    ApiReply reply = ApiReply.of(response.statusCode(), response.body());
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(value -> RetryAfter.read(value, Clock.systemUTC()))
        .map(reply::retryAfter)
        .orElse(reply);
  }
}
