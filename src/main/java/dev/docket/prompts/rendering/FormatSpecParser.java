package dev.docket.prompts.rendering;

import org.jspecify.annotations.Nullable;

/// Reads one format specification, in the order in which Python reads it.
final class FormatSpecParser {

  private static final int NONE = -1;

  private final int[] text;
  private int at;

  FormatSpecParser(String text) {
    this.text = text.codePoints().toArray();
  }

  FormatSpec parse() {
    int fill = NONE;
    char align = 0;
    if (isAlignment(peek(1))) {
      fill = text[at];
      align = (char) text[at + 1];
      at += 2;
    } else if (isAlignment(peek(0))) {
      align = (char) text[at++];
    }
    char sign = oneOf("+- ");
    boolean noNegativeZero = oneOf("z") != 0;
    boolean alternate = oneOf("#") != 0;
    if (fill == NONE && peek(0) == '0') {
      fill = '0';
      at++;
    }
    int width = number();
    char grouping = grouping();
    Integer precision = precision();
    char type = type();
    checkGrouping(grouping, type);
    return new FormatSpec(
        fill == NONE ? ' ' : fill,
        align,
        sign,
        noNegativeZero,
        alternate,
        Math.max(width, 0),
        grouping,
        precision,
        type);
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : NONE;
  }

  private static boolean isAlignment(int c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
  }

  private char oneOf(String characters) {
    return at < text.length && characters.indexOf(text[at]) >= 0 ? (char) text[at++] : 0;
  }

  /// @return [#NONE] when there is none
  private int number() {
    int from = at;
    long number = 0;
    for (; at < text.length && Character.digit(text[at], 10) >= 0; at++) {
      number = number * 10 + Character.digit(text[at], 10);
      if (number > Integer.MAX_VALUE) {
        throw new NotRenderable("too many digits");
      }
    }
    return at == from ? NONE : (int) number;
  }

  private char grouping() {
    char grouping = oneOf(",_");
    if (grouping != 0 && oneOf(",_") != 0) {
      throw new NotRenderable("two separators");
    }
    return grouping;
  }

  private @Nullable Integer precision() {
    if (oneOf(".") == 0) {
      return null;
    }
    int precision = number();
    if (precision == NONE) {
      throw new NotRenderable("a point without precision");
    }
    return precision;
  }

  private char type() {
    if (text.length - at > 1) {
      throw new NotRenderable("more than one type");
    }
    if (at == text.length) {
      return 0;
    }
    return text[at] > Character.MAX_VALUE ? '?' : (char) text[at];
  }

  private static void checkGrouping(char grouping, char type) {
    String grouped = grouping == '_' ? "defgEG%FboxX" : "defgEG%F";
    if (grouping != 0 && type != 0 && grouped.indexOf(type) < 0) {
      throw new NotRenderable("a separator that the type does not have");
    }
  }
}
