package dev.docket.api;

import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A whole server with its engine, on a port of its own, with its data in a folder of its own.
final class RunningDocket implements AutoCloseable {

  /// Small, so that a test of the limit is cheap.
  static final int MAX_BODY_BYTES = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningApp app;
  private final HttpClient client;

  private RunningDocket(RunningApp app) {
    this.app = app;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  static RunningDocket start(Path data) {
    return new RunningDocket(
        RunningApp.with(
            Map.of(
                "DOCKET_DATA_DIR", data.toString(),
                "DOCKET_MIN_FREE_DISK", "256MiB",
                "DOCKET_MAX_BODY_BYTES", Integer.toString(MAX_BODY_BYTES))));
  }

  /// A call to a path, as written: nothing in it is encoded or tidied.
  HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(app.base() + path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    app.close();
  }
}
