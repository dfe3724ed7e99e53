package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a JSON object into key/value leaves: nested objects become dotted keys, arrays several
/// values of one key, nulls nothing.
public final class Flattening {

  /// More leaves than this of one object are stored but not indexed.
  public static final int MAX_LEAVES = 10_000;

  /// A small object that is deep and has long names would otherwise unfold to thousands of times
  /// its size. Ten thousand leaves of 400 characters fit.
  private static final int MAX_PATH_LENGTH = 4 << 20;

  private static final int MAX_NUMBER_LENGTH = 64;

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final List<Leaf> leaves = new ArrayList<>();
  private boolean complete = true;
  private int pathLength;

  private Flattening() {}

  /// The leaves of one value under its key.
  public static Result of(String key, JsonNode value) {
    Flattening flattening = new Flattening();
    flattening.walk(key, value);
    return new Result(flattening.leaves, flattening.complete);
  }

  /// The leaves of all of an object's properties.
  public static Result of(JsonNode object) {
    Flattening flattening = new Flattening();
    object
        .properties()
        .forEach(property -> flattening.walk(property.getKey(), property.getValue()));
    return new Result(flattening.leaves, flattening.complete);
  }

  /// What a value is called in a term: strings as they are, all else as JSON.
  public static String textOf(JsonNode value) {
    return value.isTextual() ? value.textValue() : Json.text(value);
  }

  /// The number in a value, if it is one: a JSON number, or a string that is exactly a JSON number.
  public static @Nullable Double numberOf(JsonNode value) {
    if (value.isNumber()) {
      return finite(value.doubleValue());
    }
    if (value.isTextual()
        && value.textValue().length() <= MAX_NUMBER_LENGTH
        && JSON_NUMBER.matcher(value.textValue()).matches()) {
      return finite(Double.parseDouble(value.textValue()));
    }
    return null;
  }

  private static @Nullable Double finite(double number) {
    // -0.0 would sort below 0 in the engine, which no reader expects.
    return Double.isFinite(number) ? number + 0.0 : null;
  }

  private void walk(String key, JsonNode value) {
    if (!complete || value.isNull()) {
      return;
    }
    if (value.isObject()) {
      value.properties().forEach(property -> walk(key, property.getKey(), property.getValue()));
    } else if (value.isArray()) {
      value.forEach(element -> walk(key, element));
    } else if (leaves.size() < MAX_LEAVES) {
      leaves.add(new Leaf(key, textOf(value), numberOf(value)));
    } else {
      complete = false;
    }
  }

  private void walk(String parent, String name, JsonNode value) {
    if (!complete) {
      return;
    }
    pathLength += parent.length() + 1 + name.length();
    if (pathLength > MAX_PATH_LENGTH) {
      complete = false;
    } else {
      walk(parent + "." + name, value);
    }
  }

  /// What flattening gave.
  ///
  /// @param leaves at most [#MAX_LEAVES], in the order of the object
  /// @param complete whether these are all
  public record Result(List<Leaf> leaves, boolean complete) {}
}
