package dev.docket.traces;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Nanoseconds since 1970: 64 bits, written as a decimal string or as an integer. Never by way of
/// `double`, which is exact to 256 ns only.
final class Nanos {

  static final String EXPECTED =
      "nanoseconds since 1970, as a decimal string or an integer, before the year 2262";

  /// As of all times: the engine's nanosecond dates end in 2262.
  private static final long LIMIT =
      TimeUnit.SECONDS.toNanos(Instant.parse("2262-01-01T00:00:00Z").getEpochSecond());

  private static final int MAX_DIGITS = 19;

  private Nanos() {}

  /// Reads a time.
  ///
  /// @return empty when it is none, or out of range
  static OptionalLong read(JsonNode value) {
    long nanos =
        value.isTextual() ? parse(value.textValue()) : value.isIntegralNumber() ? whole(value) : -1;
    return nanos >= 0 && nanos < LIMIT ? OptionalLong.of(nanos) : OptionalLong.empty();
  }

  /// The instant, whole.
  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  private static long whole(JsonNode value) {
    return value.canConvertToLong() ? value.longValue() : -1;
  }

  private static long parse(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > MAX_DIGITS) {
      return -1;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
