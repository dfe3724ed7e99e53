package dev.docket.maintenance.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// For how long requests are kept at least: whole days or weeks.
///
/// @param days 1 to 36,500
public record KeptTime(int days) {

  /// What can be read, for messages.
  public static final String ALLOWED = "days or weeks, 1d to 36500d, such as 90d or 12w";

  private static final int MAX_DAYS = 36_500;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([dw])");

  /// Reads `90d` or `12w`.
  ///
  /// @return empty when it is neither, or longer than a century
  public static Optional<KeptTime> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(form.group(1));
    int days = form.group(2).equals("w") ? number * DAYS_OF_A_WEEK : number;
    return days <= MAX_DAYS ? Optional.of(new KeptTime(days)) : Optional.empty();
  }

  /// The last moment that is old enough to be given up.
  public Instant cutoff(Instant now) {
    return now.minus(Duration.ofDays(days));
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    return days + "d";
  }
}
