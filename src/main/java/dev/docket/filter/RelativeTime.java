package dev.docket.filter;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times told from now: `now`, `now-3h`, `now-7d/d`.
final class RelativeTime {

  /// What to write.
  static final String FORMS = "now, now-3h, now-7d/d (s m h d w)";

  private static final Pattern FORM = Pattern.compile("now(?:-([0-9]{1,6})([smhdw]))?(/d)?");

  private RelativeTime() {}

  /// The time, if it is told so.
  ///
  /// @param now its zone says where days begin
  static Optional<Instant> read(String text, ZonedDateTime now) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    ZonedDateTime then = now;
    if (form.group(1) != null) {
      then = now.minus(Long.parseLong(form.group(1)), unit(form.group(2)));
    }
    return Optional.of(
        (form.group(3) == null ? then : then.toLocalDate().atStartOfDay(then.getZone()))
            .toInstant());
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      default -> ChronoUnit.WEEKS;
    };
  }
}
