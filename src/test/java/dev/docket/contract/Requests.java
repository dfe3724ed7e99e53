package dev.docket.contract;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Requests to store.
final class Requests {

  static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");

  private Requests() {}

  static RequestLog with(Map<String, JsonNode> metadata) {
    return at(START, metadata);
  }

  static RequestLog at(Instant start, Map<String, JsonNode> metadata) {
    return new RequestLog(
        new Call("openai", "gpt-4o", "openai.chat.completions.create", "chat-completions", null),
        new Timing(start, start.plusMillis(1500)),
        new Usage(12, 7, 3, 2, 1),
        new Cost(0.25, Cost.CALLER),
        Outcome.SUCCESS,
        exchange("[user]: Where is my order?", "It is on its way."),
        new Annotations(new Metadata(metadata), List.of("first"), List.of(), null, null));
  }

  /// A request whose input is this text.
  static RequestLog input(String text) {
    RequestLog plain = with(Map.of());
    return new RequestLog(
        plain.call(),
        plain.timing(),
        plain.usage(),
        plain.cost(),
        plain.outcome(),
        exchange(text, "It is on its way."),
        plain.annotations());
  }

  static Exchange exchange(String input, String output) {
    return new Exchange(
        input,
        input,
        output,
        OutputShape.PLAIN_TEXT,
        List.of(),
        List.of(),
        2,
        0,
        List.of(),
        new RawExchange(
            Json.object().put("kind", "log").put("input", input),
            Json.object().put("output", output),
            Json.object().put("name", "Ada")));
  }

  static Map<String, JsonNode> text(String key, String value) {
    return Map.of(key, TextNode.valueOf(value));
  }

  static Map<String, JsonNode> texts(Map<String, String> pairs) {
    Map<String, JsonNode> metadata = new LinkedHashMap<>();
    pairs.forEach((key, value) -> metadata.put(key, TextNode.valueOf(value)));
    return metadata;
  }
}
