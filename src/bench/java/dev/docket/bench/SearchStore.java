package dev.docket.bench;

import dev.docket.cli.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Two equal data folders with many requests, one for Docket and one for the engine alone. Made
/// once and kept: the same requests every time, except for the moments at which they arrived.
final class SearchStore {

  /// The moment before which all requests were made.
  static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  /// What the requests are counted and known by. Raise it when other ones are made.
  private static final int EDITION = 2;

  /// Bytes of a request as it is sent.
  static final int BODY_BYTES = 1_700;

  private static final long BYTES_PER_REQUEST = 8_000;
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
        Child.start(Main.class, List.of("serve"), environment(), folder.resolve("fill.log"))) {
      String url = server.line(line -> line.startsWith("Docket listens on ")).replaceAll(".* ", "");
      new Filling(url, KEY, BODY_BYTES).upTo(requests);
      server.settle();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static void delete(Path folder) throws IOException {
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
