package dev.docket.opensearch.schema;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// How much time of arrival one index covers; all in UTC.
public enum PartitionLength {
  DAY,
  WEEK,
  MONTH;

  /// When the period that holds an instant began.
  public Instant startOf(Instant instant) {
    ZonedDateTime day = instant.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return switch (this) {
      case DAY -> day.toInstant();
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
      case MONTH -> day.withDayOfMonth(1).toInstant();
    };
  }

  /// When the next period begins.
  public Instant nextAfter(Instant instant) {
    ZonedDateTime start = startOf(instant).atZone(ZoneOffset.UTC);
    return switch (this) {
      case DAY -> start.plusDays(1).toInstant();
      case WEEK -> start.plusWeeks(1).toInstant();
      case MONTH -> start.plusMonths(1).toInstant();
    };
  }
}
