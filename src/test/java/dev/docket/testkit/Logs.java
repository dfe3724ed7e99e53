package dev.docket.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.Exchange;
import dev.docket.requests.Metadata;
import dev.docket.requests.Outcome;
import dev.docket.requests.OutputShape;
import dev.docket.requests.RawExchange;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Requests to store, told apart by their metadata.
public final class Logs {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Logs() {}

  /// A small request with one metadata pair.
  public static RequestLog with(String key, String value) {
    Map<String, JsonNode> metadata = Map.of(key, TextNode.valueOf(value));
    return new RequestLog(
        new Call("openai", "gpt-4o", "f", null, null),
        new Timing(START, START.plusSeconds(1)),
        new Usage(1, 2, 0, 0, 0),
        new Cost(0, Cost.CALLER),
        Outcome.SUCCESS,
        new Exchange(
            "[user]: Hello",
            "Hello",
            "Hi!",
            OutputShape.PLAIN_TEXT,
            List.of(),
            List.of(),
            1,
            0,
            List.of(),
            new RawExchange(Json.object(), Json.object(), Json.object())),
        new Annotations(new Metadata(metadata), List.of(), List.of(), null, null));
  }
}
