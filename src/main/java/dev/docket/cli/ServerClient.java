package dev.docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The server that a command talks to, by HTTP: the embedded engine lets only one process in.
final class ServerClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--url",
      description = "Address of the server (default: DOCKET_URL, or ${DEFAULT-VALUE}).",
      defaultValue = "${env:DOCKET_URL:-http://127.0.0.1:8080}")
  private String url = "";

  @Option(
      names = "--key",
      description = "API key (default: DOCKET_API_KEY).",
      defaultValue = "${env:DOCKET_API_KEY}")
  private @Nullable String key;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /// Why a call did not succeed, for the person at the terminal.
  static final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallFailed(String message) {
      super(message);
    }
  }

  /// Calls, and insists on success.
  ///
  /// @throws CallFailed with what the server said
  JsonNode call(String method, String path, @Nullable JsonNode body) {
    if (key == null || key.isBlank()) {
      throw new CallFailed("an API key is needed: --key, or DOCKET_API_KEY");
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + path))
            .timeout(PATIENCE)
            .header("X-API-KEY", key)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      JsonNode reply = Json.parse(response.body());
      if (response.statusCode() >= 300) {
        throw new CallFailed(
            "%s (%d)".formatted(reply.path("message").asText(), response.statusCode()));
      }
      return reply;
    } catch (ProblemException e) {
      throw new CallFailed("%s does not answer like a Docket".formatted(url));
    } catch (IOException e) {
      throw new CallFailed("no Docket answers at %s".formatted(url));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailed("interrupted");
    }
  }
}
