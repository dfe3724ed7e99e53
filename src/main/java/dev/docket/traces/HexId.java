package dev.docket.traces;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Ids of traces and spans: hex digits, of which all zeros mean none.
final class HexId {

  static final int TRACE_DIGITS = 32;
  static final int SPAN_DIGITS = 16;

  private HexId() {}

  /// The id in lower case.
  ///
  /// @return null unless the text is one, of so many digits, that are not all zero
  static @Nullable String of(String text, int digits) {
    boolean id =
        text.length() == digits && text.chars().allMatch(HexFormat::isHexDigit) && !isZero(text);
    return id ? text.toLowerCase(Locale.ROOT) : null;
  }

  static boolean isZero(String text) {
    return text.chars().allMatch(c -> c == '0');
  }
}
