package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Field;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A second opinion on what a filter is true of: by the words of the wire, one request at a time,
/// in memory.
final class Evaluator {

  private static final Map<String, String> DENIALS =
      Map.ofEntries(
          Map.entry("is_not", "is"),
          Map.entry("not_in", "in"),
          Map.entry("not_contains", "contains"),
          Map.entry("neq", "eq"),
          Map.entry("is_false", "is_true"),
          Map.entry("is_empty", "is_not_empty"),
          Map.entry("is_null", "is_not_null"),
          Map.entry("key_not_equals", "key_equals"),
          Map.entry("key_not_contains", "key_contains"),
          Map.entry("key_not_exists", "key_exists"));

  private Evaluator() {}

  /// Whether a `filter_group`, or a condition, is true of a request.
  static boolean holds(JsonNode filter, PlainRequest request) {
    if (filter.has("field")) {
      String operator = filter.path("operator").asText();
      String denied = DENIALS.get(operator);
      return denied == null
          ? condition(filter, operator, request)
          : !condition(filter, denied, request);
    }
    Stream<JsonNode> parts = filter.path("filters").valueStream();
    return filter.path("filters").isEmpty()
        || (filter.path("logic").asText().equals("OR")
            ? parts.anyMatch(part -> holds(part, request))
            : parts.allMatch(part -> holds(part, request)));
  }

  private static boolean condition(JsonNode condition, String operator, PlainRequest request) {
    Field field = Field.named(condition.path("field").asText()).orElseThrow();
    JsonNode value = condition.path("value");
    return switch (field.kind()) {
      case STRING, OPTIONAL_STRING, ARRAY ->
          strings(request.strings(field), operator, listed(value, JsonNode::asText));
      case ID -> strings(request.strings(field), operator, listed(value, Evaluator::whole));
      case TEXT, TEXTS ->
          request.texts(field).stream().anyMatch(text -> text(text, operator, value));
      case NUMBER -> {
        Double number = request.number(field);
        yield number != null && (operator.equals("is_not_null") || number(number, operator, value));
      }
      case TIME -> time(request.time(field), operator, value);
      case FLAG -> request.hasShape(field);
      case NESTED, SCORES -> nested(request.pairs(field), operator, condition);
      case INTENT -> throw new IllegalArgumentException("refused");
    };
  }

  private static boolean strings(List<String> held, String operator, List<String> asked) {
    return switch (operator) {
      case "is_not_null", "is_not_empty" -> !held.isEmpty();
      default -> held.stream().anyMatch(asked::contains);
    };
  }

  private static boolean text(PlainText text, String operator, JsonNode value) {
    return switch (operator) {
      case "contains" -> text.contains(value.asText());
      case "starts_with" -> text.startsWith(value.asText());
      default -> text.endsWith(value.asText());
    };
  }

  private static boolean number(double number, String operator, JsonNode value) {
    return switch (operator) {
      case "gt" -> number > ofNumber(value);
      case "gte" -> number >= ofNumber(value);
      case "lt" -> number < ofNumber(value);
      case "lte" -> number <= ofNumber(value);
      case "between" -> number >= ofNumber(value.get(0)) && number <= ofNumber(value.get(1));
      default -> number == ofNumber(value);
    };
  }

  private static boolean time(Instant time, String operator, JsonNode value) {
    return switch (operator) {
      case "before" -> time.isBefore(first(value));
      case "after" -> time.isAfter(first(value));
      case "between" -> !time.isBefore(first(value.get(0))) && !time.isAfter(last(value.get(1)));
      default -> !time.isBefore(first(value)) && !time.isAfter(last(value));
    };
  }

  private static boolean nested(
      List<PlainRequest.Pair> pairs, String operator, JsonNode condition) {
    if (!condition.has("nested_key")) {
      return !pairs.isEmpty();
    }
    String key = condition.path("nested_key").asText();
    Predicate<PlainRequest.Pair> fits = fits(operator, condition.path("value"));
    return pairs.stream().anyMatch(pair -> pair.key().equals(key) && fits.test(pair));
  }

  private static Predicate<PlainRequest.Pair> fits(String operator, JsonNode value) {
    return switch (operator) {
      case "is_not_empty", "key_exists" -> pair -> true;
      case "key_equals", "in" -> {
        List<String> asked = listed(value, JsonNode::asText);
        yield pair -> asked.contains(pair.text());
      }
      case "key_contains", "key_starts_with" -> {
        String part = PlainText.fold(value.asText());
        yield operator.equals("key_contains")
            ? pair -> PlainText.hasPart(pair.folded(), part)
            : pair -> PlainText.isPart(pair.folded(), part, 0);
      }
      default -> pair -> fits(pair.number(), operator, value);
    };
  }

  private static boolean fits(@Nullable Double number, String operator, JsonNode value) {
    return number != null && number(number, operator, value);
  }

  private static List<String> listed(
      JsonNode value, java.util.function.Function<JsonNode, String> text) {
    return value.isArray() ? value.valueStream().map(text).toList() : List.of(text.apply(value));
  }

  private static String whole(JsonNode value) {
    return new BigDecimal(value.asText("0")).toBigInteger().toString();
  }

  private static double ofNumber(JsonNode value) {
    return Double.parseDouble(value.asText());
  }

  private static Instant first(JsonNode time) {
    if (isDay(time)) {
      return LocalDate.parse(time.asText()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return time.isNumber()
        ? Instant.ofEpochMilli(time.decimalValue().movePointRight(3).longValueExact())
        : Instant.parse(time.asText());
  }

  private static Instant last(JsonNode time) {
    return isDay(time) ? first(time).plus(Duration.ofDays(1)).minusNanos(1) : first(time);
  }

  private static boolean isDay(JsonNode time) {
    return time.isTextual() && time.asText().length() == "2026-01-01".length();
  }
}
