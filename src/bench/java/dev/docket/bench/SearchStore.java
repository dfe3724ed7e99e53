package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.Main;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two equal data folders with many requests, one for Docket and one for the engine alone. Made
/// once and kept: the same requests every time, except for the moments at which they arrived.
final class SearchStore {

  /// How many different values the key `session_id` has.
  static final int SESSIONS = 100_000;

  /// The moment before which all requests were made.
  static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  /// What the requests are counted and known by. Raise it when other ones are made.
  private static final int EDITION = 2;

  private static final long SEED = 20_261_101;
  private static final int BODY_BYTES = 1_700;
  private static final int BATCH = 1_000;
  private static final long BYTES_PER_REQUEST = 8_000;
  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int SHOWN = 1_000;
  private static final String KEY = "dk_benchmark_0123456789";

  private final Path folder;
  private final int requests;

  SearchStore(Path bench, int requests) {
    this.folder = bench.resolve("search-" + requests);
    this.requests = requests;
  }

  Path docket() {
    return folder.resolve("docket");
  }

  Path raw() {
    return folder.resolve("raw");
  }

  Map<String, String> environment() {
    return Map.of(
        "DOCKET_PORT", "0", "DOCKET_API_KEY", KEY, "DOCKET_DATA_DIR", docket().toString());
  }

  static String key() {
    return KEY;
  }

  /// Makes the folders unless they are there, whole.
  ///
  /// @throws IOException also when the disk has not enough room for both of them
  void make() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole-" + EDITION);
    if (Files.exists(whole)) {
      return;
    }
    Files.createDirectories(folder);
    checkRoom();
    delete(docket());
    delete(raw());
    fill();
    copy(docket(), raw());
    Files.createFile(whole);
  }

  private void checkRoom() throws IOException {
    FileStore disk = Files.getFileStore(folder);
    long needed = 2 * BYTES_PER_REQUEST * requests;
    if (disk.getUsableSpace() < needed) {
      throw new IOException(
          "%s has %,d MB free, and the stores of %,d requests want %,d MB while they are made"
              .formatted(folder, disk.getUsableSpace() >> 20, requests, needed >> 20));
    }
  }

  private void fill() throws IOException, InterruptedException {
    try (Child server =
            Child.start(Main.class, List.of("serve"), environment(), folder.resolve("fill.log"));
        HttpClient http = HttpClient.newHttpClient()) {
      String url = server.line(line -> line.startsWith("Docket listens on ")).replaceAll(".* ", "");
      DemoTraffic traffic = new DemoTraffic(SEED, END);
      for (int done = 0; done < requests; done += BATCH) {
        send(http, url, done, batch(traffic, done));
        if (done % 50_000 == 0) {
          System.err.printf("  %,d of %,d requests%n", done, requests);
        }
      }
      server.settle();
    }
  }

  private static byte[] batch(DemoTraffic traffic, int first) {
    ObjectNode batch = Json.object();
    var bodies = batch.putArray("requests");
    for (int i = first; i < first + BATCH; i++) {
      ObjectNode body = traffic.sized(BODY_BYTES);
      ObjectNode metadata = (ObjectNode) body.path("metadata");
      metadata.put("session_id", session(i));
      GroupKeys.put(metadata, i);
      bodies.add(body);
    }
    return Json.bytes(batch);
  }

  /// A session's id: no two that follow each other are alike.
  static String session(int i) {
    return "sess_%08x".formatted((i % SESSIONS) * 0x9e37_79b1);
  }

  /// Sends a batch until all of it is stored. A machine that is busy with other things may not
  /// store it within a writer's patience; under the same key nothing is stored twice.
  private static void send(HttpClient http, String url, int first, byte[] batch)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/public/v2/requests/batch"))
            .timeout(Duration.ofMinutes(1))
            .header("X-API-KEY", KEY)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "fill-" + first)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    String answer = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (answer.startsWith("{\"success\":true")) {
        return;
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException(
        "a batch was not stored: " + answer.substring(0, Math.min(answer.length(), SHOWN)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /// Where a server that has printed its URL listens.
  static InetSocketAddress address(String url) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
  }
}
