package dev.docket.ingest;

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
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/// Times as clients write them: a number or a numeric string is seconds since 1970, or milliseconds
/// when it is greater than 2·10¹⁰; any other string is ISO-8601, in UTC when it names no zone.
public final class Instants {

  /// Earliest time that is accepted.
  public static final Instant MIN = Instant.EPOCH;

  /// Times from here on are refused: the engine's nanosecond dates end in 2262.
  public static final Instant LIMIT = Instant.parse("2262-01-01T00:00:00Z");

  /// What is accepted, for messages.
  public static final String EXPECTED =
      "an ISO-8601 time, or seconds or milliseconds since 1970, from 1970-01-01 to 2261-12-31";

  private static final double MILLISECONDS_ABOVE = 2e10;
  private static final double LIMIT_MICROS = LIMIT.getEpochSecond() * 1e6;
  private static final int MAX_TEXT = 64;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[' ']")
          .appendPattern("[XXXXX][XXXX][X]")
          .toFormatter();

  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss.SSSSSS'Z'")
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private Instants() {}

  /// Reads a time, to the microsecond.
  ///
  /// @return null when the value is no time, or lies before [#MIN] or not before [#LIMIT]
  public static @Nullable Instant parse(JsonNode value) {
    if (value.isNumber()) {
      return ofNumber(value.doubleValue());
    }
    return value.isTextual() ? parse(value.textValue()) : null;
  }

  /// Reads a time that stands in a text.
  ///
  /// @return null as [#parse(JsonNode)]
  public static @Nullable Instant parse(String text) {
    String trimmed = text.length() <= MAX_TEXT ? text.strip() : "";
    if (trimmed.isEmpty()) {
      return null;
    }
    return isNumeric(trimmed) ? ofNumeric(trimmed) : ofIso(trimmed);
  }

  /// Writes a time as replies carry it: `2026-11-23T18:04:05.123456Z`.
  public static String format(Instant time) {
    return MICROS.format(time);
  }

  private static @Nullable Instant ofNumber(double value) {
    double micros = value * (Math.abs(value) > MILLISECONDS_ABOVE ? 1e3 : 1e6);
    if (!(micros >= 0 && micros < LIMIT_MICROS)) {
      return null;
    }
    return Instant.EPOCH.plus(Math.round(micros), ChronoUnit.MICROS);
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

  private static @Nullable Instant ofNumeric(String text) {
    try {
      return ofNumber(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant ofIso(String text) {
    try {
      TemporalAccessor parsed =
          ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      Instant time = instantOf(parsed).truncatedTo(ChronoUnit.MICROS);
      return time.isBefore(MIN) || !time.isBefore(LIMIT) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant instantOf(TemporalAccessor parsed) {
    if (parsed instanceof OffsetDateTime zoned) {
      return zoned.toInstant();
    }
    if (parsed instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
