package dev.docket.analytics;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How much time one bucket of a chart covers.
///
/// @param length a divisor of a day, a day, or a number of weeks; days and weeks are those of the
///   caller's calendar, so that one of them can be an hour shorter or longer
public record Interval(Duration length) {

  public static final Interval DAY = new Interval(Duration.ofDays(1));

  private static final long WEEK = 7;

  private static final List<String> SIZES =
      List.of(
          "1s", "5s", "10s", "30s", "1m", "5m", "10m", "15m", "30m", "1h", "3h", "6h", "12h", "1d",
          "7d");

  /// What a caller can ask for.
  public static final List<String> NAMES =
      Stream.concat(Stream.of("auto"), SIZES.stream()).toList();

  /// The one of that name; empty for `auto` as for what is none.
  public static Optional<Interval> named(String name) {
    return SIZES.contains(name)
        ? Optional.of(new Interval(Duration.parse(iso(name))))
        : Optional.empty();
  }

  private static String iso(String name) {
    return (name.endsWith("d") ? "P" : "PT") + name.toUpperCase(Locale.ROOT);
  }

  /// What shows a range of time best, as PromptLayer chooses it; from three days on it is days, or
  /// as many weeks as it takes for the buckets to be few enough.
  ///
  /// @param most so many buckets at most
  public static Interval showing(Duration range, int most) {
    if (range.compareTo(Duration.ofMinutes(2)) <= 0) {
      return new Interval(Duration.ofSeconds(1));
    } else if (range.compareTo(Duration.ofMinutes(15)) <= 0) {
      return new Interval(Duration.ofSeconds(10));
    } else if (range.compareTo(Duration.ofHours(1)) <= 0) {
      return new Interval(Duration.ofMinutes(1));
    } else if (range.compareTo(Duration.ofHours(6)) <= 0) {
      return new Interval(Duration.ofMinutes(5));
    } else if (range.compareTo(Duration.ofHours(24)) <= 0) {
      return new Interval(Duration.ofMinutes(15));
    } else if (range.compareTo(Duration.ofDays(3)) <= 0) {
      return new Interval(Duration.ofHours(1));
    }
    // A range that begins and ends within a bucket touches one more than fit into it.
    long days = range.toDays() + 2;
    return days <= most ? DAY : new Interval(Duration.ofDays(weeks(days, most) * WEEK));
  }

  private static long weeks(long days, int most) {
    return Math.ceilDiv(days + 2 * WEEK, (long) most * WEEK);
  }

  /// Whether its buckets begin at midnights.
  public boolean isDays() {
    return length.compareTo(DAY.length) >= 0;
  }

  /// The largest of `second`, `minute`, `hour` and `day` that it is a number of.
  public String unit() {
    if (isDays()) {
      return "day";
    }
    long seconds = length.toSeconds();
    return seconds % 3_600 == 0 ? "hour" : seconds % 60 == 0 ? "minute" : "second";
  }
}
