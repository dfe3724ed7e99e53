package dev.docket.requests;

import java.time.Instant;
import java.util.OptionalLong;

/// The id of a logged request: 41 bits of milliseconds since 2025-01-01 and 12 bits that count up
/// within one. A JSON number below 2^53 until the year 2094, sorted by time of arrival.
///
/// @param value positive
public record RequestId(long value) implements Comparable<RequestId> {

  /// 2025-01-01T00:00:00Z in milliseconds.
  static final long EPOCH_MILLIS = 1_735_689_600_000L;

  static final int COUNTER_BITS = 12;

  private static final long LIMIT = 1L << 53;

  /// The smallest id that can be drawn at an instant, or later.
  public static long firstAt(Instant instant) {
    return (instant.toEpochMilli() - EPOCH_MILLIS) << COUNTER_BITS;
  }

  /// When the id was drawn, to the millisecond. It decides which partition holds the request.
  public Instant drawnAt() {
    return Instant.ofEpochMilli((value >> COUNTER_BITS) + EPOCH_MILLIS);
  }

  /// Reads an id as it stands in a path or a body.
  ///
  /// @return empty unless the text is a whole decimal number between 1 and 2^53
  public static OptionalLong parse(String text) {
    if (text.isEmpty() || text.length() > 16) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalLong.empty();
      }
      value = value * 10 + (digit - '0');
    }
    return value > 0 && value < LIMIT ? OptionalLong.of(value) : OptionalLong.empty();
  }

  @Override
  public int compareTo(RequestId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
