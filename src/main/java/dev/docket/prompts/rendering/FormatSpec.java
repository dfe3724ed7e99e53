package dev.docket.prompts.rendering;

import org.jspecify.annotations.Nullable;

/// What stands behind the colon of a field: Python's format specification mini-language.
///
/// @param fill a code point
/// @param align `<`, `>`, `^`, `=`, or 0: as is usual for the type, and for numbers that are filled
///   with zeros behind the sign
/// @param sign `+`, `-`, a space, or 0
/// @param width in code points; 0 when there is none
/// @param grouping `,`, `_`, or 0
/// @param precision null when there is none
/// @param type the letter at the end, or 0
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean noNegativeZero,
    boolean alternate,
    int width,
    char grouping,
    @Nullable Integer precision,
    char type) {

  /// Of padding, and of digits behind a point. Python has no limit: a few characters could fill the
  /// memory.
  static final int WIDEST = 10_000;

  static FormatSpec parse(String text) {
    return new FormatSpecParser(text).parse();
  }

  /// Whether a number gets zeros between its sign and its first digit.
  boolean zeroPadded() {
    return fill == '0' && (align == '=' || align == 0);
  }
}
