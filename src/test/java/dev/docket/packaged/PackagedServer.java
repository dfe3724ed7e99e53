package dev.docket.packaged;

import dev.docket.testkit.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `bin/docket serve` of the packaged folder, in a process of its own.
public final class PackagedServer implements AutoCloseable {

  public static final String KEY = "dk_packaged_0123456789";

  private static final String LISTENS = "Docket listens on ";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<URI> address = new CompletableFuture<>();

  private PackagedServer(Process process) {
    this.process = process;
    var _ = Thread.ofPlatform().daemon().start(this::read);
  }

  /// Begins to start a server on a data folder; it may refuse.
  public static PackagedServer begin(Path dataDir) throws IOException {
    return begin(dataDir, Map.of(), List.of());
  }

  /// Begins to start a server under another command.
  ///
  /// @param more of its environment
  /// @param under begins the command line; it ends by becoming what follows, as `exec` does
  public static PackagedServer begin(Path dataDir, Map<String, String> more, List<String> under)
      throws IOException {
    List<String> command = new ArrayList<>(under);
    command.addAll(List.of(home().resolve("bin/docket").toString(), "serve"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_"));
    builder.environment().put("DOCKET_DATA_DIR", dataDir.toString());
    builder.environment().put("DOCKET_PORT", "0");
    builder.environment().put("DOCKET_API_KEY", KEY);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(more);
    return new PackagedServer(builder.start());
  }

  /// Starts a server, which must answer soon.
  public static PackagedServer start(Path dataDir) throws Exception {
    return start(dataDir, Map.of(), List.of());
  }

  /// Starts a server under another command, as [#begin(Path, Map, List)].
  public static PackagedServer start(Path dataDir, Map<String, String> more, List<String> under)
      throws Exception {
    PackagedServer server = begin(dataDir, more, under);
    try {
      var _ = server.address.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return server;
    } catch (ExecutionException | TimeoutException e) {
      server.close();
      throw new AssertionError("the server did not start:\n" + server.output(), e);
    }
  }

  private static Path home() {
    String home = System.getProperty("docket.home");
    if (home == null || !Files.isExecutable(Path.of(home, "bin/docket"))) {
      throw new AssertionError(
          "the system property docket.home must name the packaged folder, not " + home);
    }
    return Path.of(home);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith(LISTENS)) {
          address.complete(URI.create(line.substring(LISTENS.length()).strip()));
        }
      }
    } catch (IOException e) {
      output.add(e.toString());
    }
    address.completeExceptionally(new IOException("the process has ended"));
  }

  public Api api() {
    return Api.at(address.join(), KEY);
  }

  public long pid() {
    return process.pid();
  }

  public String output() {
    return String.join("\n", output);
  }

  /// Whether the process is there.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits until the process is gone, but not for ever.
  public void awaitEnd(Duration atMost) throws InterruptedException {
    var _ = process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// `kill -9`.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process survived kill -9");
    }
  }

  /// `kill`, after which it answers everybody and ends.
  ///
  /// @return the exit code
  public int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /// Waits for the end.
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process did not end:\n" + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
