package dev.docket.filter;

import dev.docket.filter.Range.Bound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A range of time that ends with a day, as `between` has it of two dates: both belong to it.
///
/// @param first a date, or a time within one
/// @param last a date
record QueryDays(String first, String last) {

  private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /// Null when the range cannot be said so.
  static @Nullable QueryDays of(Range<Instant> range) {
    Bound<Instant> low = range.low();
    Bound<Instant> high = range.high();
    if (low == null || high == null || !low.inclusive() || high.inclusive()) {
      return null;
    }
    LocalDate next = dateThatBegins(high.value());
    if (next == null || !isWritable(next.minusDays(1))) {
      return null;
    }
    LocalDate first = dateThatBegins(low.value());
    return new QueryDays(
        first != null && isWritable(first) ? first.toString() : low.value().toString(),
        next.minusDays(1).toString());
  }

  private static @Nullable LocalDate dateThatBegins(Instant time) {
    OffsetDateTime zoned = time.atOffset(ZoneOffset.UTC);
    return zoned.toLocalTime().equals(LocalTime.MIDNIGHT) ? zoned.toLocalDate() : null;
  }

  private static boolean isWritable(LocalDate date) {
    return !date.isBefore(FIRST) && !date.isAfter(LAST);
  }

  boolean isOne() {
    return first.equals(last);
  }
}
