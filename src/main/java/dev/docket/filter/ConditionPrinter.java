package dev.docket.filter;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter.Has;
import dev.docket.filter.Filter.HasKey;
import dev.docket.filter.Filter.HasShape;
import dev.docket.filter.Filter.KeyContains;
import dev.docket.filter.Filter.KeyNumber;
import dev.docket.filter.Filter.KeyOneOf;
import dev.docket.filter.Filter.KeyStartsWith;
import dev.docket.filter.Filter.Matching;
import dev.docket.filter.Filter.OneOf;
import dev.docket.filter.Filter.TextContains;
import dev.docket.filter.Filter.TextEndsWith;
import dev.docket.filter.Filter.TextStartsWith;
import dev.docket.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says one condition as `{field, operator, value, nested_key}`.
final class ConditionPrinter {

  /// Whole numbers up to here are written without a fraction.
  private static final double EXACT_LONGS = 1L << 53;

  private static final String VALUE = "value";

  private ConditionPrinter() {}

  /// Any condition but the ranges of [#number] and [#time].
  static ObjectNode print(Filter leaf) {
    return switch (leaf) {
      case OneOf one -> values(condition(one.field()), single(one.field()), one.values());
      case Has has -> condition(has.field()).put("operator", presence(has.field()).wireName());
      case HasShape shape -> condition(flag(shape)).put("operator", Operator.IS_TRUE.wireName());
      case TextContains text -> value(text.field(), Operator.CONTAINS, text.text());
      case TextStartsWith text -> value(text.field(), Operator.STARTS_WITH, text.text());
      case TextEndsWith text -> value(text.field(), Operator.ENDS_WITH, text.text());
      case Matching matching -> value(Field.TEXT, Operator.MATCHES, matching.text());
      case HasKey has -> key(has.field(), has.key()).put("operator", keyPresence(has.field()));
      case KeyOneOf one -> values(key(one.field(), one.key()), Operator.KEY_EQUALS, one.values());
      case KeyContains part ->
          value(key(part.field(), part.key()), Operator.KEY_CONTAINS, part.text());
      case KeyStartsWith start ->
          value(key(start.field(), start.key()), Operator.KEY_STARTS_WITH, start.text());
      case KeyNumber number -> range(key(number.field(), number.key()), number.range());
      default -> throw new IllegalArgumentException("no single condition: " + leaf);
    };
  }

  /// One operator's range of numbers.
  static ObjectNode number(Field field, Range<Double> range) {
    return range(condition(field), range);
  }

  /// One operator's range of time.
  static ObjectNode time(Field field, Range<Instant> range) {
    Instant point = range.point();
    if (point != null) {
      return value(field, Operator.IS, point.toString());
    }
    if (range.high() == null) {
      return value(field, Operator.AFTER, requireNonNull(range.low()).value().toString());
    }
    if (range.low() == null) {
      return value(field, Operator.BEFORE, range.high().value().toString());
    }
    QueryDays days = QueryDays.of(range);
    if (days == null) {
      return between(field, range.low().value().toString(), range.high().value().toString());
    }
    return days.isOne()
        ? value(field, Operator.IS, days.first())
        : between(field, days.first(), days.last());
  }

  private static ObjectNode between(Field field, String first, String last) {
    ObjectNode condition = condition(field).put("operator", Operator.BETWEEN.wireName());
    condition.putArray(VALUE).add(first).add(last);
    return condition;
  }

  /// The operator that denies a condition, if its field takes one.
  static Optional<Operator> negative(JsonNode condition) {
    return Field.named(condition.path("field").asText()).stream()
        .flatMap(field -> field.kind().operators().stream())
        .filter(Operator::isNegative)
        .filter(
            operator -> operator.positive().wireName().equals(condition.path("operator").asText()))
        .findFirst();
  }

  private static ObjectNode range(ObjectNode condition, Range<Double> range) {
    Double point = range.point();
    if (point != null) {
      return number(condition, Operator.EQ, point);
    }
    if (range.high() == null) {
      Range.Bound<Double> low = requireNonNull(range.low());
      return number(condition, low.inclusive() ? Operator.GTE : Operator.GT, low.value());
    }
    if (range.low() == null) {
      return number(
          condition, range.high().inclusive() ? Operator.LTE : Operator.LT, range.high().value());
    }
    condition.put("operator", Operator.BETWEEN.wireName());
    condition.putArray(VALUE).add(number(range.low().value())).add(number(range.high().value()));
    return condition;
  }

  private static ObjectNode number(ObjectNode condition, Operator operator, double value) {
    return condition.put("operator", operator.wireName()).set(VALUE, number(value));
  }

  private static JsonNode number(double number) {
    return number == Math.rint(number) && Math.abs(number) <= EXACT_LONGS
        ? JsonNodeFactory.instance.numberNode((long) number)
        : JsonNodeFactory.instance.numberNode(number);
  }

  private static ObjectNode values(ObjectNode condition, Operator single, List<String> values) {
    if (values.size() == 1) {
      return value(condition, single, values.getFirst());
    }
    ArrayNode array = condition.put("operator", Operator.IN.wireName()).putArray(VALUE);
    values.forEach(array::add);
    return condition;
  }

  private static Operator single(Field field) {
    return field.kind() == FieldKind.ARRAY ? Operator.CONTAINS : Operator.IS;
  }

  private static Operator presence(Field field) {
    return field.kind().operators().contains(Operator.IS_NOT_NULL)
        ? Operator.IS_NOT_NULL
        : Operator.IS_NOT_EMPTY;
  }

  private static String keyPresence(Field field) {
    return (field.kind() == FieldKind.NESTED ? Operator.KEY_EXISTS : Operator.IS_NOT_EMPTY)
        .wireName();
  }

  private static Field flag(HasShape shape) {
    return switch (shape.shape()) {
      case JSON -> Field.IS_JSON;
      case TOOL_CALL -> Field.IS_TOOL_CALL;
      case PLAIN_TEXT -> Field.IS_PLAIN_TEXT;
    };
  }

  private static ObjectNode value(Field field, Operator operator, String value) {
    return value(condition(field), operator, value);
  }

  private static ObjectNode value(ObjectNode condition, Operator operator, String value) {
    return condition.put("operator", operator.wireName()).put(VALUE, value);
  }

  private static ObjectNode key(Field field, String key) {
    return condition(field).put("nested_key", key);
  }

  private static ObjectNode condition(Field field) {
    return Json.object().put("field", field.wireName());
  }
}
