package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.Flattening;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Times as clients write them: seconds or milliseconds since 1970, as numbers or as strings, and
/// ISO 8601 with or without zone (none means UTC), with `T` or a space.
final class Times {

  /// What to write when a time could not be read.
  static final String FORMS =
      "ISO 8601 such as 2026-11-01T09:30:00Z, a date, or seconds or milliseconds since 1970";

  /// Greater numbers are milliseconds: as seconds this is the year 2603, as milliseconds 1970.
  private static final double SECONDS_LIMIT = 2e10;

  /// Milliseconds at the year 5138.
  private static final double MILLIS_LIMIT = 1e14;

  private static final int MAX_LENGTH = 40;
  private static final int DATE_LENGTH = 10;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private Times() {}

  /// One instant, or a day of which no hour was given.
  sealed interface Moment {

    /// The first instant.
    Instant first();

    record Exact(Instant first) implements Moment {}

    /// A whole UTC day.
    ///
    /// @param next the first instant of the day after
    record Day(Instant first, Instant next) implements Moment {}
  }

  static Optional<Moment> read(JsonNode value) {
    Double number = Flattening.numberOf(value);
    if (number != null) {
      return ofNumber(number);
    }
    return value.isTextual() ? ofText(value.textValue()) : Optional.empty();
  }

  private static Optional<Moment> ofNumber(double number) {
    if (Math.abs(number) > MILLIS_LIMIT) {
      return Optional.empty();
    }
    double micros = Math.abs(number) > SECONDS_LIMIT ? number * 1e3 : number * 1e6;
    return Optional.of(new Moment.Exact(Instant.EPOCH.plus(Math.round(micros), ChronoUnit.MICROS)));
  }

  private static Optional<Moment> ofText(String text) {
    try {
      if (text.length() == DATE_LENGTH) {
        LocalDate date = LocalDate.parse(text);
        return Optional.of(new Moment.Day(startOf(date), startOf(date.plusDays(1))));
      }
      return text.length() > MAX_LENGTH ? Optional.empty() : Optional.of(ofIso(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Moment ofIso(String text) {
    boolean space = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
    String iso =
        space ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
    return new Moment.Exact(
        switch (ISO.parseBest(iso, OffsetDateTime::from, LocalDateTime::from)) {
          case OffsetDateTime zoned -> zoned.toInstant();
          case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
          default -> throw new DateTimeException("neither form");
        });
  }

  private static Instant startOf(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
