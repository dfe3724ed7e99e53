package dev.docket.soak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// How long the long form takes, and where its figures go.
final class Soak {

  private static final Path FIGURES = Path.of("target", "soak");

  private Soak() {}

  /// A duration in full, or what `-Dsoak.seconds` makes of it: never longer.
  static Duration of(Duration full) {
    Duration most = Duration.ofSeconds(Long.getLong("soak.seconds", full.toSeconds()));
    return most.compareTo(full) < 0 ? most : full;
  }

  /// Prints figures, and writes them to `target/soak/NAME.json`.
  static void seen(String name, Map<String, ?> figures) throws IOException {
    ObjectNode json = Json.object();
    figures.forEach((key, value) -> json.put(key, String.valueOf(value)));
    System.out.println(name + " " + json);
    Files.createDirectories(FIGURES);
    Files.write(FIGURES.resolve(name + ".json"), Json.bytes(json));
  }
}
