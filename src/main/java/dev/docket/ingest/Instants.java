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
  private static final String COMMON = "0000-00-00T00:00:00";

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
      Instant common = isCommon(text) ? ofCommon(text) : null;
      Instant time = (common == null ? ofAnyIso(text) : common).truncatedTo(ChronoUnit.MICROS);
      return time.isBefore(MIN) || !time.isBefore(LIMIT) ? null : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant ofAnyIso(String text) {
    return instantOf(
        ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
  }

  /// Whether it is `2026-11-23T18:04:05Z`, with up to nine digits of a fraction: what the SDKs
  /// send. By the formatter, reading the two times of a request took a tenth of Docket's own work.
  private static boolean isCommon(String text) {
    int last = text.length() - 1;
    if (last < COMMON.length() || last > COMMON.length() + 10 || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char expected = i < COMMON.length() ? COMMON.charAt(i) : i == COMMON.length() ? '.' : '0';
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return last != COMMON.length() + 1;
  }

  /// @return null for a day or an hour that no calendar or clock has: the formatter knows some
  private static @Nullable Instant ofCommon(String text) {
    int nanos = 0;
    int last = text.length() - 1;
    for (int i = COMMON.length() + 1; i <= COMMON.length() + 9; i++) {
      nanos = nanos * 10 + (i < last ? text.charAt(i) - '0' : 0);
    }
    try {
      LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      return day.atTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
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
