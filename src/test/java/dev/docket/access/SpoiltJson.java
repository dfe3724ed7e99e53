package dev.docket.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A valid body with something in it that no schema allows, or that no library likes.
final class SpoiltJson {

  /// Stands for a text that a tree cannot hold; no body has it.
  private static final String HOLE = "@@hole@@";

  private static final List<String> NAMES =
      List.of(
          "",
          " ",
          "a.b",
          "a..b",
          ".",
          "$ref",
          "__proto__",
          "@type",
          "constructor",
          "\\u0000",
          "\\ud800",
          "\\ud83d\\udca9",
          "=",
          "key=value",
          "k".repeat(10_000),
          "_id",
          "workspace",
          "api_key",
          "unknown");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1",
          "1.5",
          "-0.0",
          "1e400",
          "-1e400",
          "1e-400",
          "1e308",
          "9007199254740993",
          "2147483648",
          "-9223372036854775809",
          "9".repeat(400),
          "9".repeat(5_000),
          "0." + "3".repeat(900),
          "1e999999999",
          "NaN",
          "Infinity",
          "01",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"-1\"",
          "\"NaN\"",
          "\"null\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\ud83d\\udca9\"",
          "\"\\u202e\"",
          "\"\\x\"",
          "'single'",
          text("a", 33_000),
          text("a b ", 50_000),
          text("\\ud83d\\udca9", 9_000),
          text("*", 2_000),
          text("(", 5_000),
          text("((a OR ", 500),
          text("NOT ", 1_000),
          text("{{", 3_000),
          text("%7B", 3_000),
          text("\\\\", 3_000),
          "\"{{ 7 * 7 }}\"",
          "\"{% for i in range(1000000000) %}x{% endfor %}\"",
          "\"' OR 1=1 --\"",
          "\"<script>alert(1)</script>\"",
          "\"now-7d/d\"",
          "\"now+999999999999y\"",
          "\"now-\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"0000-00-00\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"../../etc/passwd\"",
          "\"file:///etc/passwd\"",
          "\".*\"",
          "\"[\"",
          "\"metadata.\"",
          "\"score:\"",
          "\"is_not\"",
          "\"key_contains\"",
          "\"between\"",
          "\"AND\"",
          "[]",
          "[[]]",
          "[null]",
          "[{}]",
          "{}",
          "{\"\":\"\"}",
          "{\"$gt\":\"\"}",
          "{\"a\":{\"a\":{\"a\":{}}}}",
          many("\"x\"", 5_000),
          many("null", 1_000),
          many("{\"filters\":[]}", 500),
          nested(150),
          nested(500),
          nested(20_000),
          wide(2_000),
          groups(60));

  private SpoiltJson() {}

  private static String text(String piece, int times) {
    return "\"" + piece.repeat(times) + "\"";
  }

  private static String many(String element, int times) {
    return IntStream.range(0, times)
        .mapToObj(_ -> element)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String wide(int names) {
    return IntStream.range(0, names)
        .mapToObj(i -> "\"k%d\":%d".formatted(i, i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String groups(int depth) {
    return "{\"logic\":\"AND\",\"filters\":[".repeat(depth) + "]}".repeat(depth);
  }

  /// The body with one thing changed; bytes that are no JSON stay as they are.
  static byte[] of(byte[] body, Random random) {
    JsonNode root;
    try {
      root = Json.parse(body);
    } catch (ProblemException e) {
      return body;
    }
    List<ContainerNode<?>> containers = new ArrayList<>();
    collect(root, containers);
    if (containers.isEmpty()) {
      return body;
    }
    String hole =
        switch (Spoiler.pick(random, containers)) {
          case ObjectNode object -> spoil(object, random);
          case ArrayNode array -> spoil(array, random);
          default -> throw new IllegalStateException("another container");
        };
    return Json.text(root)
        .replace("\"" + HOLE + "\":null", hole)
        .replace("\"" + HOLE + "\"", hole)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container) {
      containers.add(container);
      container.forEach(child -> collect(child, containers));
    }
  }

  private static String spoil(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String value = Spoiler.pick(random, VALUES);
    int way = names.isEmpty() ? 9 : random.nextInt(10);
    if (way < 6) {
      object.put(Spoiler.pick(random, names), HOLE);
      return value;
    }
    if (way == 6) {
      object.remove(Spoiler.pick(random, names));
      return value;
    }
    object.putNull(HOLE);
    String name = way < 9 ? Spoiler.pick(random, names) : Spoiler.pick(random, NAMES);
    return "\"%s\":%s".formatted(name, value);
  }

  private static String spoil(ArrayNode array, Random random) {
    if (!array.isEmpty() && random.nextBoolean()) {
      array.set(random.nextInt(array.size()), HOLE);
    } else {
      array.add(HOLE);
    }
    return Spoiler.pick(random, VALUES);
  }
}
