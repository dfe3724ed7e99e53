package dev.docket.ingest;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Ids of the spans that made a call.
final class SpanIds {

  private static final int DIGITS = 16;

  private SpanIds() {}

  /// The JS SDK sends zeros when tracing is off; taken for an id they would join all such calls.
  static @Nullable String orNull(@Nullable String given) {
    boolean none = given == null || given.chars().allMatch(c -> c == '0');
    if (given == null || none) {
      return null;
    }
    return isSpanId(given) ? given.toLowerCase(Locale.ROOT) : given;
  }

  /// Whether a span can have this id. Clients may log any other text as one; it is kept.
  static boolean isSpanId(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(HexFormat::isHexDigit)
        && text.chars().anyMatch(c -> c != '0');
  }
}
