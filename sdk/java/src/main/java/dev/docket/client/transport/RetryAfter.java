package dev.docket.client.transport;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After}: seconds, or a date. */
final class RetryAfter {

  private RetryAfter() {}

  /** The pause; empty when the header says nothing that can be understood. */
  static Optional<Duration> read(String value, Clock clock) {
    String text = value.trim();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration pause = Duration.between(clock.instant(), until.toInstant());
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
