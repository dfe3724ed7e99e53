package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.filter.Field;
import dev.docket.filter.FieldKind;
import dev.docket.filter.Operator;
import dev.docket.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Filters as callers write them. Each condition is about something that a request has, or nearly
/// has: a filter that is true of nothing proves little.
final class RandomFilters {

  private static final int MAX_DEPTH = 10;

  private static final List<Field> FIELDS =
      Stream.of(Field.values()).filter(field -> field.kind() != FieldKind.INTENT).toList();

  private final RandomTexts texts;
  private final List<PlainRequest> requests;
  private int conditionsLeft;

  RandomFilters(RandomTexts texts, List<PlainRequest> requests) {
    this.texts = texts;
    this.requests = requests;
  }

  /// A tree of up to 40 conditions, at most as deep as is allowed.
  ObjectNode tree() {
    conditionsLeft = 1 + texts.below(texts.chance(0.1) ? 40 : 8);
    return group(1, texts.pick(requests));
  }

  private ObjectNode group(int depth, PlainRequest request) {
    boolean any = texts.chance(0.4);
    ObjectNode group = Json.object();
    if (any || texts.chance(0.8)) {
      group.put("logic", any ? "OR" : "AND");
    }
    ArrayNode filters = group.putArray("filters");
    for (int i = texts.below(texts.chance(0.1) ? 10 : 3); i >= 0 && conditionsLeft > 0; i--) {
      PlainRequest one = any || texts.chance(0.1) ? texts.pick(requests) : request;
      if (depth < MAX_DEPTH && texts.chance(0.45)) {
        filters.add(group(depth + 1, one));
      } else {
        conditionsLeft--;
        filters.add(condition(one));
      }
    }
    return group;
  }

  private ObjectNode condition(PlainRequest request) {
    Field field = texts.pick(FIELDS);
    Operator operator = texts.pick(operators(field));
    // What is denied is better true of another request.
    PlainRequest about =
        operator.isNegative() && texts.chance(0.7) ? texts.pick(requests) : request;
    ObjectNode condition =
        Json.object().put("field", field.wireName()).put("operator", operator.wireName());
    switch (field.kind()) {
      case STRING, OPTIONAL_STRING, ARRAY -> strings(condition, operator, about.strings(field));
      case ID -> ids(condition, operator, about.strings(field));
      case TEXT, TEXTS ->
          condition.put("value", text(operator, texts.pick(withText(about, field))));
      case NUMBER -> {
        Double number = about.number(field);
        numbers(condition, operator, number == null ? texts.number().asText() : "" + number);
      }
      case TIME -> times(condition, operator, about.time(field));
      case NESTED, SCORES -> nested(condition, field, operator, about);
      case FLAG, INTENT -> {}
    }
    return condition;
  }

  /// Not what only ranks: whether a text speaks of something nearly so is no matter of yes or no.
  private static List<Operator> operators(Field field) {
    return field.kind().operators().stream()
        .filter(operator -> operator != Operator.MATCHES)
        .toList();
  }

  private static List<String> withText(PlainRequest request, Field field) {
    List<String> all = new ArrayList<>();
    request.texts(field).forEach(text -> all.add(text.toString()));
    return all.isEmpty() ? List.of("refund") : all;
  }

  private void strings(ObjectNode condition, Operator operator, List<String> held) {
    switch (operator.positive()) {
      case IS_NOT_NULL, IS_NOT_EMPTY -> {}
      case IN -> {
        ArrayNode list = condition.putArray("value");
        for (int i = texts.below(4); i >= 0; i--) {
          list.add(string(held));
        }
      }
      default -> condition.put("value", string(held));
    }
  }

  private String string(List<String> held) {
    return held.isEmpty() || texts.chance(0.15) ? texts.name() : texts.like(texts.pick(held));
  }

  private void ids(ObjectNode condition, Operator operator, List<String> held) {
    if (operator.positive() == Operator.IN) {
      ArrayNode list = condition.putArray("value");
      for (int i = texts.below(4); i >= 0; i--) {
        list.add(id(held));
      }
    } else {
      condition.set("value", id(held));
    }
  }

  private JsonNode id(List<String> held) {
    String id = held.isEmpty() || texts.chance(0.2) ? "1" : texts.pick(held);
    return texts.chance(0.5)
        ? TextNode.valueOf(id)
        : Json.parse(texts.pick(List.of(id, id + ".0")));
  }

  private String text(Operator operator, String text) {
    String part =
        switch (operator.positive()) {
          case STARTS_WITH -> text.substring(0, Math.min(text.length(), texts.below(60)));
          case ENDS_WITH ->
              text.substring(Math.max(0, text.length() - texts.below(60)), text.length());
          default -> words(text);
        };
    String asked = texts.like(part);
    return asked.isEmpty() ? "refund" : asked.substring(0, Math.min(asked.length(), 240));
  }

  /// From the beginning of a word on, mostly.
  private String words(String text) {
    String part = texts.part(text, 20);
    int space = part.indexOf(' ');
    return space >= 0 && space < part.length() - 1 && texts.chance(0.7)
        ? part.substring(space + 1)
        : part;
  }

  private void numbers(ObjectNode condition, Operator operator, String held) {
    switch (operator.positive()) {
      case IS_NOT_NULL -> {}
      case BETWEEN -> condition.putArray("value").add(number(held)).add(number(held));
      default -> condition.set("value", number(held));
    }
  }

  private JsonNode number(String held) {
    JsonNode number = texts.chance(0.3) ? texts.number() : Json.parse(held);
    return PlainText.number(number) == null ? Json.parse("7") : number;
  }

  private void times(ObjectNode condition, Operator operator, Instant held) {
    if (operator == Operator.BETWEEN) {
      condition.putArray("value").add(time(held)).add(time(held));
    } else {
      condition.set("value", time(held));
    }
  }

  private JsonNode time(Instant held) {
    return switch (texts.below(8)) {
      case 0 -> TextNode.valueOf(held.toString().substring(0, 10));
      case 1 -> Json.parse(Long.toString(held.getEpochSecond()));
      case 2 -> TextNode.valueOf(held.plusNanos(1_000).toString());
      case 3 -> TextNode.valueOf(held.minus(texts.below(40), ChronoUnit.HOURS).toString());
      case 4 -> TextNode.valueOf(held.plus(texts.below(40), ChronoUnit.HOURS).toString());
      case 5 ->
          TextNode.valueOf(texts.pick(List.of("1900-01-01T00:00:00Z", "1970-01-01", "2500-01-01")));
      default -> TextNode.valueOf(held.toString());
    };
  }

  private void nested(ObjectNode condition, Field field, Operator operator, PlainRequest request) {
    if (operator.positive() == Operator.IS_NOT_EMPTY && texts.chance(0.3)) {
      return;
    }
    List<PlainRequest.Pair> pairs = request.pairs(field);
    List<PlainRequest.Pair> numeric = pairs.stream().filter(pair -> pair.number() != null).toList();
    List<PlainRequest.Pair> fitting = isNumeric(operator) && !numeric.isEmpty() ? numeric : pairs;
    PlainRequest.Pair pair =
        fitting.isEmpty()
            ? new PlainRequest.Pair(texts.key(), TextNode.valueOf(texts.name()))
            : texts.pick(fitting);
    String key =
        texts.chance(0.85) ? pair.key() : texts.chance(0.5) ? texts.key() : swapped(pair.key());
    condition.put("nested_key", key.length() > 1_024 ? "n" : key);
    switch (operator.positive()) {
      case IS_NOT_EMPTY, KEY_EXISTS -> {}
      case KEY_EQUALS -> condition.set("value", exact(pair));
      case IN -> {
        ArrayNode list = condition.putArray("value");
        pairs.stream().limit(texts.below(4)).forEach(other -> list.add(exact(other)));
        list.add(exact(pair));
      }
      case KEY_CONTAINS -> condition.put("value", part(texts.part(pair.text(), most())));
      case KEY_STARTS_WITH ->
          condition.put("value", part(pair.text().substring(0, start(pair.text()))));
      default -> numbers(condition, operator, pair.number() == null ? "1" : "" + pair.number());
    }
  }

  private static boolean isNumeric(Operator operator) {
    return FieldKind.SCORES.operators().contains(operator)
        && operator.positive() != Operator.IS_NOT_EMPTY;
  }

  private int most() {
    return texts.chance(0.05) ? 900 : 12;
  }

  private int start(String text) {
    return Math.min(text.length(), texts.below(most() + 1));
  }

  private String part(String part) {
    String asked = texts.like(part);
    return asked.isEmpty() ? "a" : asked;
  }

  private JsonNode exact(PlainRequest.Pair pair) {
    boolean typed = pair.number() != null || pair.text().equals("true");
    return typed && texts.chance(0.5)
        ? Json.parse(pair.text())
        : TextNode.valueOf(texts.like(pair.text()));
  }

  private static String swapped(String key) {
    String upper = key.toUpperCase(java.util.Locale.ROOT);
    return upper.equals(key) ? key.toLowerCase(java.util.Locale.ROOT) : upper;
  }
}
