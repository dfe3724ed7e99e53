package dev.docket.analytics.charts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Pointer;
import dev.docket.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A chart's object, or one within it, and how its faults are said: each names the chart, the
/// property and the rule. What is null is as if it were not there.
///
/// @param chart by its id, or its place where it has no sound one
/// @param pointer to the object
record ChartObject(JsonNode node, String chart, String pointer) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /// The chart at that place.
  static ChartObject at(JsonNode node, int index) {
    String id = node.path("id").asText();
    return new ChartObject(
        node,
        NAME.matcher(id).matches() ? "Chart `%s`".formatted(id) : "Chart %d".formatted(index),
        "/customCharts/" + index);
  }

  ProblemException fault(String property, String rule) {
    return fault(property, rule, List.of());
  }

  ProblemException fault(String property, String rule, List<String> allowed) {
    return ProblemException.refused(Pointer.to(pointer, property), chart + ": " + rule, allowed);
  }

  boolean has(String property) {
    return node.hasNonNull(property);
  }

  /// Refuses properties that have no place in this chart.
  void none(String why, String... properties) {
    for (String property : properties) {
      if (has(property)) {
        throw fault(property, "`%s` %s.".formatted(property, why));
      }
    }
  }

  /// The objects of a list; of none, no list is empty.
  List<ChartObject> objects(String property, int least, int most) {
    if (!has(property)) {
      return List.of();
    }
    JsonNode list = node.path(property);
    String rule = "`%s` is a list of %d to %d objects.".formatted(property, least, most);
    if (!list.isArray() || list.size() < least || list.size() > most) {
      throw fault(property, rule);
    }
    List<ChartObject> objects = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      ChartObject object =
          new ChartObject(list.get(i), chart, Pointer.to(Pointer.to(pointer, property), i));
      objects.add(object.checked(rule));
    }
    return objects;
  }

  /// The object of a property, which is there.
  ChartObject object(String property) {
    return new ChartObject(node.path(property), chart, Pointer.to(pointer, property))
        .checked("`%s` is an object.".formatted(property));
  }

  ChartObject checked(String rule) {
    if (!node.isObject()) {
      throw ProblemException.refused(pointer, chart + ": " + rule);
    }
    return this;
  }

  /// What names something among its like.
  String name(String property) {
    String name = node.path(property).isTextual() ? node.path(property).textValue() : "";
    if (!NAME.matcher(name).matches()) {
      throw fault(
          property, "`%s` is required: 1 to 64 letters, digits, `-` and `_`.".formatted(property));
    }
    return name;
  }

  /// A text that need not be there.
  @Nullable String text(String property, int most) {
    if (!has(property)) {
      return null;
    }
    JsonNode text = node.path(property);
    if (!text.isTextual() || text.textValue().isEmpty() || text.textValue().length() > most) {
      throw fault(property, "`%s` is a text of 1 to %,d characters.".formatted(property, most));
    }
    return text.textValue();
  }

  /// A text that must be there.
  String required(String property, int most, String when) {
    String text = text(property, most);
    if (text == null) {
      throw fault(property, "`%s` is required%s.".formatted(property, when));
    }
    return text;
  }

  /// One of some names; null when there is none.
  @Nullable String oneOf(String property, List<String> names) {
    if (!has(property)) {
      return null;
    }
    JsonNode given = node.path(property);
    if (!given.isTextual() || !names.contains(given.textValue())) {
      throw fault(
          property, "`%s` is one of %s.".formatted(property, String.join(", ", names)), names);
    }
    return given.textValue();
  }

  boolean flag(String property) {
    if (has(property) && !node.path(property).isBoolean()) {
      throw fault(property, "`%s` is true or false.".formatted(property));
    }
    return node.path(property).booleanValue();
  }

  /// A whole number from 1 on.
  int whole(String property, int absent, int most) {
    if (!has(property)) {
      return absent;
    }
    JsonNode number = node.path(property);
    if (!number.isIntegralNumber()
        || !number.canConvertToInt()
        || number.intValue() < 1
        || number.intValue() > most) {
      throw fault(property, "`%s` is a whole number from 1 to %d.".formatted(property, most));
    }
    return number.intValue();
  }
}
