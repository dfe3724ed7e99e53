package dev.docket.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An external engine: one OpenSearch node in a process of its own, which can be killed, paused,
/// and started again at the same address. Its output goes to a file in its folder.
public final class EngineProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Map<String, String> settings;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;

  private EngineProcess(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.process = begin();
  }

  /// Starts a cluster of one node; returns when it answers.
  ///
  /// @param folder holds its data, and is made
  /// @param more settings beyond what every node has
  public static EngineProcess single(Path folder, Map<String, String> more) {
    Map<String, String> settings = common(folder, freePort());
    settings.put("discovery.type", "single-node");
    settings.putAll(more);
    EngineProcess engine = new EngineProcess(folder, settings);
    engine.awaitAnswers();
    return engine;
  }

  /// Starts a cluster of several nodes, which all can lead it; returns when they all answer.
  ///
  /// @param folder holds their data
  public static List<EngineProcess> cluster(Path folder, int nodes) {
    List<String> names = new ArrayList<>();
    List<String> transports = new ArrayList<>();
    for (int i = 1; i <= nodes; i++) {
      names.add("node" + i);
      transports.add("127.0.0.1:" + freePort());
    }
    List<EngineProcess> cluster = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      Path home = folder.resolve(names.get(i));
      Map<String, String> settings = common(home, freePort());
      settings.put("node.name", names.get(i));
      settings.put("transport.port", transports.get(i).substring("127.0.0.1:".length()));
      settings.put("discovery.seed_hosts", String.join(",", transports));
      settings.put("cluster.initial_cluster_manager_nodes", String.join(",", names));
      cluster.add(new EngineProcess(home, settings));
    }
    cluster.forEach(EngineProcess::awaitAnswers);
    return cluster;
  }

  private static Map<String, String> common(Path home, int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("cluster.name", "faults");
    settings.put("node.name", "faults");
    settings.put("path.home", home.toString());
    settings.put("path.data", home.resolve("data").toString());
    settings.put("http.type", "netty4");
    settings.put("transport.type", "netty4");
    settings.put("http.host", "127.0.0.1");
    settings.put("transport.host", "127.0.0.1");
    settings.put("http.port", Integer.toString(port));
    settings.put("transport.port", "0");
    settings.put("action.auto_create_index", "false");
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    return settings;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process begin() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EngineMain.class.getName(), folder.toString()));
    settings.forEach((name, value) -> command.add(name + "=" + value));
    try {
      Files.createDirectories(folder.resolve("config"));
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private File log() {
    return folder.resolve("engine.log").toFile();
  }

  /// Waits until it answers, whatever it says.
  private void awaitAnswers() {
    if (!Await.within(PATIENCE, () -> !process.isAlive() || answers()) || !process.isAlive()) {
      close();
      throw new AssertionError("the engine did not start:\n" + output());
    }
  }

  private boolean answers() {
    try {
      return call("GET", "/_cluster/health", "").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String output() {
    try {
      return Files.readString(log().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it listens, before and after a restart.
  public URI address() {
    return URI.create("http://127.0.0.1:" + settings.get("http.port"));
  }

  /// Asks the engine itself.
  ///
  /// @param body JSON, or an empty text for none
  public HttpResponse<String> call(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// `kill -9`.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the engine survived kill -9");
    }
  }

  /// Starts what was killed, at the same address; returns when it answers.
  public void startAgain() {
    process = begin();
    awaitAnswers();
  }

  /// Stops the process where it is: its connections stay open and nobody answers.
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /// Lets a paused process go on.
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", name, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill " + name + " failed");
    }
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
