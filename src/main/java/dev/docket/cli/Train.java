package dev.docket.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// Makes the JVM's AOT cache: runs the packaged server once on an empty store, uses it as a client
/// would, and lets the JVM write down what it has loaded, linked and profiled. The next start is
/// then ready in about half the time. A cache fits one Java and the very jar files it was made with
/// (their order and modification times included), so it is made where Docket will run.
@Command(
    name = "train",
    hidden = true,
    description = "Make the AOT cache of this folder, for a faster start.")
final class Train implements Callable<Integer> {

  private static final int ROUNDS = 30;
  private static final int READY_SECONDS = 180;
  private static final int CACHE_SECONDS = 300;
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String key = "dk_train_" + UUID.randomUUID().toString().replace("-", "");

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!canMakeCaches()) {
      System.out.println(
          "docket: no AOT cache made, "
              + System.getProperty("java.vm.name")
              + " does not know them; Docket runs without");
      return 0;
    }
    Path cache = beside("docket.aot");
    Path made = beside("docket.aot.new");
    Path scratch = Files.createTempDirectory("docket-train");
    Instant start = Instant.now();
    try {
      run(made, scratch);
      check(made);
      Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      System.out.printf(
          "docket: AOT cache of %d MB made in %d s: %s%n",
          Files.size(cache) >> 20, Duration.between(start, Instant.now()).toSeconds(), cache);
      return 0;
    } catch (FailedTraining e) {
      System.err.println("docket: no AOT cache made: " + e.getMessage());
      return 1;
    } finally {
      Files.deleteIfExists(made);
      delete(scratch);
    }
  }

  private static boolean canMakeCaches() {
    var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return options != null && options.getVMOption("AOTCacheOutput") != null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Beside the jar that holds this class.
  private static Path beside(String file) throws IOException {
    try {
      URI jar = Train.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(jar).resolveSibling(file);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private void run(Path made, Path scratch) throws IOException, InterruptedException {
    int port = freePort();
    Path log = scratch.resolve("log");
    var builder = new ProcessBuilder(java("-XX:AOTCacheOutput=" + made, "serve"));
    builder.environment().keySet().removeIf(name -> name.startsWith("DOCKET_"));
    builder.environment().put("DOCKET_PORT", String.valueOf(port));
    builder.environment().put("DOCKET_DATA_DIR", scratch.resolve("data").toString());
    builder.environment().put("DOCKET_API_KEY", key);
    Process server = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      URI base = URI.create("http://127.0.0.1:" + port);
      awaitReady(server, base);
      use(base);
      server.destroy();
      if (!server.waitFor(CACHE_SECONDS, TimeUnit.SECONDS)) {
        throw new FailedTraining("the server did not end within " + CACHE_SECONDS + " s");
      }
      if (!Files.exists(made)) {
        throw new FailedTraining("the JVM wrote none, exit code " + server.exitValue());
      }
    } catch (FailedTraining e) {
      throw new FailedTraining(e.getMessage() + "; the server said:\n" + tail(log));
    } finally {
      server.destroyForcibly();
    }
  }

  /// The command line that the start script made for this very process, with one option more. Any
  /// other would make a cache that the script's own command line cannot use.
  private static List<String> java(String option, String command) {
    var runtime = ManagementFactory.getRuntimeMXBean();
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(runtime.getInputArguments());
    line.add(option);
    line.addAll(List.of("-cp", runtime.getClassPath(), "dev.docket.cli.Main", command));
    return line;
  }

  /// With `AOTMode=on` the JVM refuses to start when the cache does not fit.
  private static void check(Path made) throws IOException, InterruptedException {
    List<String> line = java("-XX:AOTCache=" + made, "--version");
    line.add(1, "-XX:AOTMode=on");
    Process version = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (version.waitFor() != 0) {
      throw new FailedTraining("the JVM does not take the one it wrote:\n" + said);
    }
  }

  private void awaitReady(Process server, URI base) throws IOException, InterruptedException {
    Instant end = Instant.now().plusSeconds(READY_SECONDS);
    while (Instant.now().isBefore(end)) {
      if (!server.isAlive()) {
        throw new FailedTraining("the server ended with exit code " + server.exitValue());
      }
      try {
        if (get(base, "/health/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException _) {
        // Not listening yet.
      }
      Thread.sleep(50);
    }
    throw new FailedTraining("the server was not ready within " + READY_SECONDS + " s");
  }

  private void use(URI base) throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      String logged = expect(201, post(base, "/log-request", request(round)));
      String id = id(logged);
      expect(200, post(base, "/rest/track-metadata", metadata(id, round)));
      expect(200, get(base, "/api/public/v2/requests/" + id));
      expect(200, post(base, "/api/public/v2/requests/batch", batch(round)));
      expect(200, post(base, "/api/public/v2/requests/search", search(round)));
    }
    expect(200, get(base, "/health/live"));
    expect(200, get(base, "/metrics"));
  }

  private static String request(int n) {
    return """
    {"provider": "openai", "model": "gpt-4o",
     "input": {"type": "chat", "messages": [
       {"role": "system", "content": [{"type": "text", "text": "You answer in JSON."}]},
       {"role": "user", "content": [{"type": "text", "text": "What is the total of order %d?"}]}]},
     "output": {"type": "chat", "messages": [
       {"role": "assistant", "content": [{"type": "text", "text": "{\\"total\\": %d.5}"}]}]},
     "request_start_time": "%s", "request_end_time": "%s",
     "input_tokens": 21, "output_tokens": 9, "price": 0.0021, "score": 90,
     "tags": ["train"], "metadata": {"user_id": "u%d", "plan": "pro"}}
    """
        .formatted(n, n, Instant.now().minusMillis(900), Instant.now(), n % 7);
  }

  private static String batch(int round) {
    return IntStream.range(0, 20)
        .mapToObj(n -> request(round * 20 + n))
        .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
  }

  private static String metadata(String id, int round) {
    return "{\"request_id\": %s, \"metadata\": {\"round\": \"%d\", \"plan\": \"free\"}}"
        .formatted(id, round);
  }

  private static String search(int round) {
    return """
    {"filter_group": {"logic": "AND", "filters": [
       {"field": "metadata", "operator": "key_equals", "nested_key": "user_id", "value": "u%d"},
       {"field": "tags", "operator": "contains", "value": "train"},
       {"field": "latency_ms", "operator": "gte", "value": 1}]},
     "sort_by": "request_start_time", "sort_order": "desc", "per_page": 25}
    """
        .formatted(round % 7);
  }

  private HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
    return send(base, path, HttpRequest.newBuilder().GET());
  }

  private HttpResponse<String> post(URI base, String path, String body)
      throws IOException, InterruptedException {
    return send(base, path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(URI base, String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request
            .uri(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("X-API-KEY", key)
            .header("Content-Type", "application/json")
            .build(),
        BodyHandlers.ofString());
  }

  private static String expect(int status, HttpResponse<String> reply) {
    if (reply.statusCode() != status) {
      throw new FailedTraining(
          "%s was answered with %d: %s"
              .formatted(reply.request().uri().getPath(), reply.statusCode(), reply.body()));
    }
    return reply.body();
  }

  private static String id(String logged) {
    Matcher id = ID.matcher(logged);
    if (!id.find()) {
      throw new FailedTraining("no id in " + logged);
    }
    return id.group(1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class FailedTraining extends RuntimeException {

    private static final long serialVersionUID = 1;

    FailedTraining(String why) {
      super(why);
    }
  }
}
