package dev.docket.filter;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.requests.Flattening;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations of a query line: `1500ms`, `1.5s`, `2m`, `1h`. A bare number is milliseconds.
final class QueryDuration {

  static final String FORMS = "a duration such as 1500ms, 1.5s, 2m or 1h";

  private static final Pattern FORM = Pattern.compile("(.*?[0-9.])(ms|s|m|h)?", Pattern.DOTALL);

  private QueryDuration() {}

  static Optional<Double> millis(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Double number = Flattening.numberOf(TextNode.valueOf(form.group(1)));
    if (number == null || number == 0) {
      return Optional.ofNullable(number);
    }
    // Decimal, or 1.1s would not be 1100ms.
    double millis = new BigDecimal(form.group(1)).multiply(unit(form.group(2))).doubleValue();
    return Double.isFinite(millis) ? Optional.of(millis) : Optional.empty();
  }

  private static BigDecimal unit(String name) {
    return BigDecimal.valueOf(
        switch (name == null ? "ms" : name) {
          case "h" -> 3_600_000;
          case "m" -> 60_000;
          case "s" -> 1_000;
          default -> 1;
        });
  }
}
