package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Times as clients write them: a number or a numeric string is seconds since 1970, or milliseconds
/// when it is greater than 2·10¹⁰; any other string is ISO 8601 with `T` or a space, in UTC when it
/// names no zone.
public final class Times {

  /// What to write when a time could not be read.
  public static final String FORMS =
      "ISO 8601 such as 2026-11-01T09:30:00Z, a date, or seconds or milliseconds since 1970";

  /// Greater numbers are milliseconds: as seconds this is the year 2603, as milliseconds 1970.
  private static final double SECONDS_LIMIT = 2e10;

  /// Milliseconds at the year 5138.
  private static final double MILLIS_LIMIT = 1e14;

  private static final int MAX_LENGTH = 64;
  private static final int DATE_LENGTH = 10;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[' ']")
          .appendPattern("[XXXXX][XXXX][X]")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /// One instant, or a day of which no hour was given.
  public sealed interface Moment {

    /// The first instant.
    Instant first();

    /// One instant, to the nanosecond when the text says so.
    record Exact(Instant first) implements Moment {}

    /// A whole UTC day.
    ///
    /// @param next the first instant of the day after
    record Day(Instant first, Instant next) implements Moment {}
  }

  /// Reads a time.
  ///
  /// @return empty when the value is no time
  public static Optional<Moment> read(JsonNode value) {
    if (value.isNumber()) {
      return ofNumber(value.doubleValue());
    }
    return value.isTextual() ? read(value.textValue()) : Optional.empty();
  }

  /// Reads a time that stands in a text, spaces around it allowed.
  ///
  /// @return empty when the text is no time
  public static Optional<Moment> read(String text) {
    String trimmed = text.length() <= MAX_LENGTH ? text.strip() : "";
    if (trimmed.isEmpty()) {
      return Optional.empty();
    }
    return isNumeric(trimmed) ? ofNumeric(trimmed) : ofIso(trimmed);
  }

  /// Writes a time as replies carry it: `2026-11-23T18:04:05.123456Z`.
  public static String format(Instant time) {
    return MICROS.format(time);
  }

  private static Optional<Moment> ofNumber(double number) {
    // Negated: also refuses what is no number.
    if (!(Math.abs(number) <= MILLIS_LIMIT)) {
      return Optional.empty();
    }
    double micros = Math.abs(number) > SECONDS_LIMIT ? number * 1e3 : number * 1e6;
    return Optional.of(new Moment.Exact(Instant.EPOCH.plus(Math.round(micros), ChronoUnit.MICROS)));
  }

  private static boolean isNumeric(String text) {
    int separators = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        continue;
      }
      boolean sign = (c == '-' || c == '+') && (i == 0 || isExponent(text.charAt(i - 1)));
      if (!sign && c != '.' && !isExponent(c)) {
        return false;
      }
      separators++;
    }
    return separators < text.length();
  }

  private static boolean isExponent(char c) {
    return c == 'e' || c == 'E';
  }

  private static Optional<Moment> ofNumeric(String text) {
    try {
      return ofNumber(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Moment> ofIso(String text) {
    try {
      if (text.length() == DATE_LENGTH) {
        LocalDate day = LocalDate.parse(text);
        return Optional.of(new Moment.Day(startOf(day), startOf(day.plusDays(1))));
      }
      Instant common = CommonTime.read(text);
      return Optional.of(new Moment.Exact(common == null ? ofAnyIso(text) : common));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant ofAnyIso(String text) {
    return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
      case OffsetDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      default -> throw new DateTimeException("neither form");
    };
  }

  private static Instant startOf(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
