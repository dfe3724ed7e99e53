package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the real Python makes of texts (src/test/prompts/tables.py).
final class Tables {

  private Tables() {}

  static JsonNode variables() {
    return read("variables.json");
  }

  /// Text to output; empty where Python throws.
  static Map<String, Optional<String>> table(String name) {
    Map<String, Optional<String>> table = new LinkedHashMap<>();
    for (JsonNode row : read(name)) {
      table.put(row.get(0).textValue(), Optional.ofNullable(row.get(1).textValue()));
    }
    return table;
  }

  private static JsonNode read(String name) {
    try (InputStream in = Tables.class.getResourceAsStream("/prompts/" + name)) {
      return Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
