package dev.docket.testkit;

import dev.docket.app.App;
import dev.docket.app.Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The whole service in this JVM, on a port of its own.
public final class RunningApp implements AutoCloseable {

  /// The admin key of workspace `default`.
  public static final String KEY = "dk_test_0123456789abcdef";

  private final App app;

  private RunningApp(App app) {
    this.app = app;
  }

  /// Starts it on a data folder.
  public static RunningApp on(Path dataDir) {
    return with(Map.of("DOCKET_DATA_DIR", dataDir.toString()));
  }

  /// Starts it with some settings; port and key are given.
  public static RunningApp with(Map<String, String> settings) {
    return with(settings, Clock.systemUTC());
  }

  /// Starts it at another time.
  public static RunningApp with(Map<String, String> settings, InstantSource clock) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("DOCKET_PORT", "0");
    all.put("DOCKET_API_KEY", KEY);
    return new RunningApp(App.start(Config.from(all), clock));
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + app.port());
  }

  public Api api() {
    return Api.at(base(), KEY);
  }

  @Override
  public void close() {
    app.close();
  }
}
