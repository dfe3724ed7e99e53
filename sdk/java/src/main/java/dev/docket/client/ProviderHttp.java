package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.client.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls a provider once: what is paid for is not sent twice. */
final class ProviderHttp {

  static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final Duration timeout;

  ProviderHttp(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /**
   * Sends JSON.
   *
   * @throws ModelException for every failure
   */
  JsonNode post(String url, Map<String, String> headers, JsonNode body) {
    HttpResponse<byte[]> response = send(request(url, headers, body));
    Optional<JsonNode> json = Json.parseObject(response.body()).map(object -> object);
    if (response.statusCode() / 100 != 2) {
      throw refused(response.statusCode(), json);
    }
    return json.orElseThrow(() ->
        new ModelException(
            ErrorType.PROVIDER_ERROR,
            "the provider's answer is no JSON object",
            null,
            response.statusCode()));
  }

  private HttpRequest request(String url, Map<String, String> headers, JsonNode body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(timeout)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
      headers.forEach(request::header);
      return request.build();
    } catch (IllegalArgumentException e) {
      // Without its message, which holds the key, and would be logged.
      throw new ModelException(
          ErrorType.PROVIDER_AUTH_ERROR, "the provider's URL or its key is none", null);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof HttpTimeoutException
          ? late(e.getCause())
          : unreachable(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(
          ErrorType.UNKNOWN_ERROR, "interrupted while waiting for the provider", e);
    } finally {
      sent.cancel(true);
    }
  }

  private static ModelException late(Throwable cause) {
    return new ModelException(
        ErrorType.PROVIDER_TIMEOUT, "the provider has not answered in time", cause);
  }

  private static ModelException unreachable(Throwable cause) {
    String said =
        cause instanceof IOException && cause.getMessage() != null
            ? cause.getMessage()
            : cause.getClass().getSimpleName();
    return new ModelException(
        ErrorType.PROVIDER_ERROR, "the provider could not be reached: " + said, cause);
  }

  private static ModelException refused(int status, Optional<JsonNode> json) {
    JsonNode error = json.orElseGet(Json::object).path("error");
    String said = error.path("message").asText(error.isTextual() ? error.asText() : "");
    return new ModelException(
        type(status, error.path("code").asText() + " " + error.path("type").asText()),
        said.isEmpty() ? "the provider has answered " + status : said,
        null,
        status);
  }

  private static ErrorType type(int status, String code) {
    return switch (status) {
      case 401, 403 -> ErrorType.PROVIDER_AUTH_ERROR;
      case 402 -> ErrorType.PROVIDER_QUOTA_LIMIT;
      case 408, 504 -> ErrorType.PROVIDER_TIMEOUT;
      case 429 ->
          code.contains("quota") ? ErrorType.PROVIDER_QUOTA_LIMIT : ErrorType.PROVIDER_RATE_LIMIT;
      default -> ErrorType.PROVIDER_ERROR;
    };
  }
}
