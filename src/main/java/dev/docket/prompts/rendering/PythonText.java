package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// JSON values as Python prints them: `str()`, `repr()` and `ascii()` of what `json.loads` makes of
/// them.
final class PythonText {

  private PythonText() {}

  static String str(JsonNode value) {
    return value.isTextual() ? value.textValue() : repr(value);
  }

  static String repr(JsonNode value) {
    StringBuilder out = new StringBuilder();
    repr(value, out);
    return out.toString();
  }

  /// A text that `repr()` has made, with everything beyond ASCII escaped.
  static String ascii(String repr) {
    StringBuilder out = new StringBuilder(repr.length());
    repr.codePoints()
        .forEach(c -> {
          if (c < 128) {
            out.append((char) c);
          } else {
            escape(c, out);
          }
        });
    return out.toString();
  }

  private static void repr(JsonNode value, StringBuilder out) {
    switch (value.getNodeType()) {
      case NULL, MISSING -> out.append("None");
      case BOOLEAN -> out.append(value.booleanValue() ? "True" : "False");
      case NUMBER -> out.append(number(value));
      case ARRAY -> list(value, out);
      case OBJECT, POJO -> dict(value, out);
      case STRING, BINARY -> quoted(value.asText(), out);
    }
  }

  private static String number(JsonNode value) {
    return value.isIntegralNumber()
        ? value.bigIntegerValue().toString()
        : PythonFloat.repr(value.doubleValue());
  }

  private static void list(JsonNode value, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (JsonNode element : value) {
      out.append(separator);
      repr(element, out);
      separator = ", ";
    }
    out.append(']');
  }

  private static void dict(JsonNode value, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (var property : value.properties()) {
      out.append(separator);
      quoted(property.getKey(), out);
      out.append(": ");
      repr(property.getValue(), out);
      separator = ", ";
    }
    out.append('}');
  }

  /// `repr()` of a text.
  static void quoted(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> character(c, quote, out));
    out.append(quote);
  }

  private static void character(int c, char quote, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (c == ' ' || isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          escape(c, out);
        }
      }
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void escape(int c, StringBuilder out) {
    String form = c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x";
    out.append(String.format(Locale.ROOT, form, c));
  }
}
