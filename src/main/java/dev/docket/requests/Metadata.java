package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a team attaches to a request to find it again: any keys, any values, as given, in the order
/// given.
public record Metadata(Map<String, JsonNode> values) {

  /// Longest key of a top-level pair, in characters.
  public static final int MAX_KEY_LENGTH = 1_024;

  public static final Metadata NONE = new Metadata(Map.of());

  public Metadata {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
