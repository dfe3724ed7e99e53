package dev.docket.cli.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;

/// Moments of the last days, as an office sees them: much by day, little by night and on Sundays.
final class Days {

  static final Duration SPAN = Duration.ofDays(14);

  private static final double PEAK_HOUR = 14;
  private static final double NIGHT = 0.12;
  private static final double WEEKEND = 0.45;

  private final Instant end;

  /// The days that end now.
  Days(Instant end) {
    this.end = end;
  }

  Instant pick(RandomGenerator random) {
    while (true) {
      Instant candidate = end.minusMillis((long) (random.nextDouble() * SPAN.toMillis()));
      if (random.nextDouble() < weight(candidate)) {
        return candidate;
      }
    }
  }

  /// How busy a moment is, from 0 to 1.
  static double weight(Instant moment) {
    ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
    double hour = time.getHour() + time.getMinute() / 60.0;
    double day = (1 + Math.cos((hour - PEAK_HOUR) / 12 * Math.PI)) / 2;
    boolean weekend = time.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    return (NIGHT + (1 - NIGHT) * day) * (weekend ? WEEKEND : 1);
  }
}
