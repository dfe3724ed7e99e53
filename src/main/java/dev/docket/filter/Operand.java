package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Flattening;
import dev.docket.requests.RequestId;
import dev.docket.requests.Times;
import dev.docket.requests.Times.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a condition compares with: `value` and `nested_key`, read as the field and the operator
/// want them, bounded.
record Operand(JsonNode condition, String pointer, Field field, Operator operator, Budget budget) {

  private static final int MAX_QUOTED = 60;
  private static final String VALUE = "/value";
  private static final String SEARCHED = "the text to search for";

  Operator positive() {
    return operator.positive();
  }

  boolean is(Operator positive) {
    return positive() == positive;
  }

  boolean hasKey() {
    return condition.hasNonNull("nested_key");
  }

  String key() {
    JsonNode key = condition.path("nested_key");
    if (!key.isTextual()) {
      throw refused(
          "/nested_key",
          "`%s` needs `nested_key`, the key to look under, as a string."
              .formatted(field.wireName()));
    }
    return atMost(Limits.KEY, key.textValue(), "/nested_key", "a key");
  }

  String string() {
    return atMost(Limits.TEXT, scalar(value(), VALUE), VALUE, "a string");
  }

  List<String> strings() {
    List<String> strings = new ArrayList<>();
    for (JsonNode element : elements()) {
      String place = place(strings.size());
      strings.add(atMost(Limits.TEXT, scalar(element, place), place, "a string"));
    }
    return strings;
  }

  String exactValue() {
    return atMost(Limits.EXACT_VALUE, scalar(value(), VALUE), VALUE, "a value");
  }

  List<String> exactValues() {
    List<String> values = new ArrayList<>();
    for (JsonNode element : elements()) {
      String place = place(values.size());
      values.add(atMost(Limits.EXACT_VALUE, scalar(element, place), place, "a value"));
    }
    return values;
  }

  List<String> ids() {
    if (!is(Operator.IN)) {
      return List.of(id(value(), VALUE));
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode element : elements()) {
      ids.add(id(element, place(ids.size())));
    }
    return ids;
  }

  /// Words to find in a text.
  String words() {
    return searched(atMost(Limits.TEXT, scalar(value(), VALUE), VALUE, SEARCHED));
  }

  /// Words that a text must speak of.
  String spoken() {
    String text = words();
    if (text.isBlank()) {
      throw refused(VALUE, "The text to search for is blank.");
    }
    return text;
  }

  /// Characters at the beginning or the end of a text.
  String edge() {
    return searched(atMost(Limits.TEXT_EDGE, scalar(value(), VALUE), VALUE, SEARCHED));
  }

  /// Characters at the beginning of a value: no more than are indexed of it.
  String beginning() {
    return searched(atMost(Limits.KEY_TEXT, scalar(value(), VALUE), VALUE, SEARCHED));
  }

  /// Characters within a value, counted as code points: an emoji is one.
  String part() {
    String text = scalar(value(), VALUE);
    if (text.codePointCount(0, text.length()) > Limits.KEY_TEXT) {
      throw tooLong(VALUE, SEARCHED, Limits.KEY_TEXT);
    }
    return searched(text);
  }

  private String searched(String text) {
    if (text.isEmpty()) {
      throw refused(VALUE, "The text to search for is empty.");
    }
    budget.searched(pointer + VALUE, text.length());
    return text;
  }

  Range<Double> numbers() {
    return switch (positive()) {
      case BETWEEN -> Range.closed(number(end(0), place(0)), number(end(1), place(1)));
      case GT -> Range.above(number(value(), VALUE), false);
      case GTE -> Range.above(number(value(), VALUE), true);
      case LT -> Range.below(number(value(), VALUE), false);
      case LTE -> Range.below(number(value(), VALUE), true);
      default -> Range.exactly(number(value(), VALUE));
    };
  }

  /// A date without time is that UTC day: `between` includes both its days, `before` and `after`
  /// compare with its first instant.
  Range<Instant> times() {
    return switch (positive()) {
      case BETWEEN -> span(moment(end(0), place(0)), moment(end(1), place(1)));
      case AFTER -> Range.above(moment(value(), VALUE).first(), false);
      case BEFORE -> Range.below(moment(value(), VALUE).first(), false);
      default -> {
        Moment moment = moment(value(), VALUE);
        yield span(moment, moment);
      }
    };
  }

  /// From the first instant of one to the last of the other.
  static Range<Instant> span(Moment low, Moment high) {
    return switch (high) {
      case Moment.Exact exact -> Range.closed(low.first(), exact.first());
      case Moment.Day day -> Range.halfOpen(low.first(), day.next());
    };
  }

  private static String place(int index) {
    return VALUE + "/" + index;
  }

  private JsonNode value() {
    JsonNode value = condition.path("value");
    if (value.isMissingNode() || value.isNull()) {
      throw refused(VALUE, "`%s` needs a `value`.".formatted(operator.wireName()));
    }
    return value;
  }

  private JsonNode end(int index) {
    JsonNode ends = value();
    if (!ends.isArray() || ends.size() != 2) {
      throw refused(VALUE, "`between` takes a list of two: the lowest and the highest.");
    }
    return ends.path(index);
  }

  /// The list's values; a single value stands for a list of one.
  private List<JsonNode> elements() {
    JsonNode value = value();
    if (!value.isArray()) {
      return List.of(value);
    }
    if (value.isEmpty()) {
      throw refused(VALUE, "`%s` needs at least one value.".formatted(operator.wireName()));
    }
    if (value.size() > Limits.VALUES) {
      throw refused(VALUE, "A list may have %,d values.".formatted(Limits.VALUES));
    }
    budget.values(pointer + VALUE, value.size());
    return List.copyOf(value.valueStream().toList());
  }

  private String scalar(JsonNode value, String place) {
    if (!value.isValueNode() || value.isNull()) {
      throw unfit(place, "one string, number or boolean", value);
    }
    return Flattening.textOf(value);
  }

  private String id(JsonNode value, String place) {
    OptionalLong id = OptionalLong.empty();
    if (value.isTextual()) {
      id = RequestId.parse(value.textValue());
    } else if (value.isNumber() && isWhole(value.decimalValue())) {
      id = RequestId.parse(value.decimalValue().toBigInteger().toString());
    }
    return Long.toString(id.orElseThrow(() -> unfit(place, "a whole number above 0", value)));
  }

  /// Looks at magnitude and scale first: written out, `1e999999999` would fill the memory.
  private static boolean isWhole(BigDecimal number) {
    return number.scale() <= 20
        && (long) number.precision() - number.scale() <= 20
        && number.stripTrailingZeros().scale() <= 0;
  }

  private double number(JsonNode value, String place) {
    Double number = Flattening.numberOf(value);
    if (number == null) {
      throw unfit(place, "a number", value);
    }
    return number;
  }

  private Moment moment(JsonNode value, String place) {
    return Times.read(value).orElseThrow(() -> unfit(place, "a time: " + Times.FORMS, value));
  }

  private ProblemException unfit(String place, String wanted, JsonNode value) {
    return refused(
        place,
        "`%s %s` takes %s; this is %s."
            .formatted(field.wireName(), operator.wireName(), wanted, quoted(value)));
  }

  private String atMost(int limit, String text, String place, String what) {
    if (text.length() > limit) {
      throw tooLong(place, what, limit);
    }
    return text;
  }

  private ProblemException tooLong(String place, String what, int limit) {
    return refused(
        place,
        "In `%s %s` %s may have %,d characters."
            .formatted(field.wireName(), operator.wireName(), what, limit));
  }

  private ProblemException refused(String place, String message) {
    return ProblemException.refused(pointer + place, message);
  }

  /// A caller's value as a message may show it.
  static String quoted(@Nullable JsonNode value) {
    if (value == null || value.isMissingNode()) {
      return "nothing";
    }
    if (value.isContainerNode()) {
      return value.isArray() ? "a list" : "an object";
    }
    String text = Flattening.textOf(value);
    return text.length() > MAX_QUOTED
        ? '`' + text.substring(0, MAX_QUOTED) + "…`"
        : '`' + text + '`';
  }
}
