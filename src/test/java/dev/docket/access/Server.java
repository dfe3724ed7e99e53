package dev.docket.access;

import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// A whole server, and calls to it as they are written.
final class Server implements AutoCloseable {

  /// The admin key of the operator.
  static final String KEY = RunningApp.KEY;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningApp app;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Server(RunningApp app) {
    this.app = app;
  }

  static Server on(Path data, Map<String, String> settings) {
    return on(data, settings, Clock.systemUTC());
  }

  static Server on(Path data, Map<String, String> settings, InstantSource clock) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("DOCKET_DATA_DIR", data.toString());
    all.put("DOCKET_MIN_FREE_DISK", "256MiB");
    return new Server(RunningApp.with(all, clock));
  }

  URI base() {
    return app.base();
  }

  HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create(app.base() + path)).timeout(PATIENCE);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
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
