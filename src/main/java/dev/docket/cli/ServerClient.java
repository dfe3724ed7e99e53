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
  private static final long RETRY_SECONDS = 2;

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

  /// Made by the first call: every command line has this option group, and a client costs `serve` a
  /// twentieth of its start.
  private @Nullable HttpClient http;

  /// Why a call did not succeed, for the person at the terminal.
  static final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallFailed(String message) {
      super(message);
    }
  }

  /// What a server said.
  ///
  /// @param retryAfter when to ask again, where it was said
  record Answer(int status, JsonNode json, Duration retryAfter) {

    boolean succeeded() {
      return status < 300;
    }

    CallFailed failure() {
      return new CallFailed("%s (%d)".formatted(json.path("message").asText(), status));
    }
  }

  /// Where the server is, without a slash at the end.
  String address() {
    return url.replaceAll("/+$", "");
  }

  /// The key in a form to be pasted into a shell: by its variable where that holds it.
  String keyForShell() {
    return key != null && key.equals(System.getenv("DOCKET_API_KEY")) ? "$DOCKET_API_KEY" : key();
  }

  private URI uri(String path) {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new CallFailed("\"%s\" is no address: it begins with http://".formatted(url));
    }
    return URI.create(address() + path);
  }

  private String key() {
    if (key == null || key.isBlank()) {
      throw new CallFailed("an API key is needed: --key, or DOCKET_API_KEY");
    }
    return key;
  }

  private HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(5))
              .build();
    }
    return http;
  }

  /// Calls, and insists on success.
  ///
  /// @throws CallFailed with what the server said
  JsonNode call(String method, String path, @Nullable JsonNode body) {
    Answer answer = ask(method, path, body);
    if (!answer.succeeded()) {
      throw answer.failure();
    }
    return answer.json();
  }

  /// Calls.
  ///
  /// @throws CallFailed when no Docket answers
  Answer ask(String method, String path, @Nullable JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .header("X-API-KEY", key())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build();
    try {
      HttpResponse<byte[]> response = http().send(request, HttpResponse.BodyHandlers.ofByteArray());
      long seconds = response.headers().firstValueAsLong("Retry-After").orElse(RETRY_SECONDS);
      return new Answer(
          response.statusCode(), Json.parse(response.body()), Duration.ofSeconds(seconds));
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
