package dev.docket.traces;

import dev.docket.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a page of a trace begins.
///
/// @param after the span after which it does, null for the beginning
/// @param limit how many spans the page may have
public record TracePlace(@Nullable Last after, int limit) {

  /// A span in the order of a trace: by start; of those that begin together, the one that ends last
  /// comes first, because clients' clocks are coarse and a step begins with its own first part.
  public record Last(long start, long end, String spanId) {}

  /// Spans of one answer.
  public static final int MAX = 1_000;

  private static final Pattern CURSOR =
      Pattern.compile("([0-9]{1,19})-([0-9]{1,19})-([0-9a-f]{16})");
  private static final Pattern LIMIT = Pattern.compile("[0-9]{1,4}");

  /// Reads the parameters of a call.
  ///
  /// @param cursor as an answer before this one gave it; null for the beginning
  /// @param limit 1 to 1,000; null for 1,000
  /// @throws ProblemException with a pointer to the parameter
  public static TracePlace read(@Nullable String cursor, @Nullable String limit) {
    int most = limit == null ? MAX : limit(limit);
    if (cursor == null) {
      return new TracePlace(null, most);
    }
    var matcher = CURSOR.matcher(cursor);
    if (!matcher.matches()) {
      throw notACursor();
    }
    try {
      Last last =
          new Last(
              Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
      return new TracePlace(last, most);
    } catch (NumberFormatException e) {
      throw notACursor();
    }
  }

  private static int limit(String given) {
    int limit = LIMIT.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (limit < 1 || limit > MAX) {
      throw ProblemException.invalid(
          "/limit", "/limit must be a whole number from 1 to %,d.".formatted(MAX));
    }
    return limit;
  }

  private static ProblemException notACursor() {
    return ProblemException.refused(
        "/cursor", "/cursor must be the `next_cursor` of an answer of this route.");
  }

  /// The text by which a client goes on after a span.
  static String cursorAfter(Span span) {
    return span.start() + "-" + span.end() + "-" + span.spanId();
  }
}
