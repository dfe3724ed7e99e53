package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads scores. */
final class Scores {

  private Scores() {}

  static Map<String, Integer> of(JsonNode json) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    json.path("scores")
        .forEach(score -> scores.put(score.path("name").asText(), score.path("score").intValue()));
    return scores;
  }
}
