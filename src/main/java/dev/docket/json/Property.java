package dev.docket.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;

/// Reads one property of a body. What is missing or null is as if it were not there; another type
/// or range is [dev.docket.problem.Problem.Invalid].
public final class Property {

  private Property() {}

  public static boolean flag(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (isAbsent(value)) {
      return false;
    }
    if (!value.isBoolean()) {
      throw ProblemException.invalid("/" + name, "`%s` is true or false.".formatted(name));
    }
    return value.booleanValue();
  }

  /// A whole number from 1 on.
  public static int number(JsonNode body, String name, int absent, int max) {
    JsonNode value = body.path(name);
    if (isAbsent(value)) {
      return absent;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 1
        || value.intValue() > max) {
      throw ProblemException.invalid(
          "/" + name,
          max == Integer.MAX_VALUE
              ? "`%s` is a whole number from 1 on.".formatted(name)
              : "`%s` is a whole number from 1 to %d.".formatted(name, max));
    }
    return value.intValue();
  }

  /// A text, empty when there is none.
  public static String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (isAbsent(value)) {
      return "";
    }
    if (!value.isTextual()) {
      throw ProblemException.invalid("/" + name, "`%s` is a text.".formatted(name));
    }
    return value.textValue();
  }

  /// A text of at most so many code points, empty when there is none.
  public static String text(JsonNode body, String name, int most) {
    String text = text(body, name);
    if (text.codePointCount(0, text.length()) > most) {
      throw ProblemException.invalid(
          "/" + name, "`%s` may have %d characters.".formatted(name, most));
    }
    return text;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
