package dev.docket.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.List;
import java.util.random.RandomGenerator;

/// Messages as prompt templates have them.
final class Messages {

  private static final List<String> TOOLS =
      List.of("lookup_order", "track_parcel", "change_address", "refund_order");
  private static final List<String> CATEGORIES =
      List.of("delivery", "billing", "product", "account", "other");
  private static final List<String> ARTICLES =
      List.of("Espresso machine E2", "Grinder G1", "Filter papers", "Descaler", "Milk jug");

  private final RandomGenerator random;
  private final Prose prose;

  Messages(RandomGenerator random, Prose prose) {
    this.random = random;
    this.prose = prose;
  }

  static ObjectNode text(String role, String text) {
    ObjectNode message = Json.object().put("role", role);
    message.putArray("content").add(block(text));
    return message;
  }

  static ObjectNode block(String text) {
    return Json.object().put("type", "text").put("text", text);
  }

  /// The assistant's wish to use one or two tools.
  ObjectNode toolCalls() {
    ObjectNode message = Json.object().put("role", "assistant");
    message.putArray("content");
    ArrayNode calls = message.putArray("tool_calls");
    int count = random.nextInt(5) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      ObjectNode call = calls.addObject();
      call.put("id", "call_%08x".formatted(random.nextInt()));
      call.put("type", "function");
      call.putObject("function")
          .put("name", prose.pick(TOOLS))
          .put("arguments", Json.text(arguments()));
    }
    return message;
  }

  private ObjectNode arguments() {
    ObjectNode arguments = Json.object().put("order_id", 10_000 + random.nextInt(90_000));
    if (random.nextBoolean()) {
      arguments.put("reason", prose.sentence());
    }
    return arguments;
  }

  /// What came of the first of these calls.
  ObjectNode toolResult(JsonNode calls) {
    ObjectNode result =
        Json.object()
            .put("status", prose.pick(List.of("shipped", "delivered", "open", "returned")))
            .put("carrier", prose.pick(List.of("DHL", "UPS", "La Poste")))
            .put("total", cents(15, 900));
    ObjectNode message = text("tool", Json.text(result));
    message.put("tool_call_id", calls.path("tool_calls").path(0).path("id").asText());
    return message;
  }

  ObjectNode triage() {
    ObjectNode json =
        Json.object()
            .put("category", prose.pick(CATEGORIES))
            .put("priority", prose.pick(List.of("low", "normal", "normal", "high")))
            .put("sentiment", prose.pick(List.of("angry", "neutral", "neutral", "happy")))
            .put("confidence", Math.round(random.nextDouble(0.4, 1) * 100) / 100.0);
    if (random.nextInt(3) == 0) {
      json.put("refund_amount", cents(5, 250));
    }
    json.putArray("reasons").add(prose.sentence());
    return json;
  }

  ObjectNode invoice() {
    ObjectNode json =
        Json.object()
            .put("number", "INV-2026-%05d".formatted(random.nextInt(100_000)))
            .put("supplier", prose.pick(List.of("Bohne & Co", "Nordic Roasters", "Pakete GmbH")))
            .put("currency", prose.pick(List.of("EUR", "EUR", "USD", "GBP")));
    ArrayNode lines = json.putArray("lines");
    double total = 0;
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      double amount = cents(4, 700);
      total += amount;
      lines
          .addObject()
          .put("article", prose.pick(ARTICLES))
          .put("quantity", random.nextInt(1, 12))
          .put("amount", amount);
    }
    return json.put("total", Math.round(total * 100) / 100.0).put("tax_rate", 0.19);
  }

  private double cents(int from, int to) {
    return random.nextInt(from * 100, to * 100) / 100.0;
  }
}
