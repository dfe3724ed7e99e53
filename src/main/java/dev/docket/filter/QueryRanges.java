package dev.docket.filter;

import dev.docket.filter.Range.Bound;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Ranges as a query line has them: one term, or two when one end belongs to it and the other does
/// not.
final class QueryRanges {

  private static final int MAX_DIGITS = 20;
  private static final int MINUTE = 60_000;
  private static final int TENTH = 100;

  private QueryRanges() {}

  /// A range of numbers under a name, or under a name and a key.
  static List<String> numbers(String name, Field field, Range<Double> range) {
    Function<Double, String> print =
        field == Field.LATENCY_MS ? QueryRanges::duration : QueryRanges::number;
    // Exactly a value under a key is that text; a number needs a range to be one.
    Double point = field.kind() == FieldKind.NESTED ? null : range.point();
    return point == null ? range(name, range, print) : List.of(name + ":" + print.apply(point));
  }

  static List<String> times(String name, Range<Instant> range) {
    Instant point = range.point();
    if (point != null) {
      return List.of(name + ":" + point);
    }
    QueryDays days = QueryDays.of(range);
    return days == null
        ? range(name, range, Instant::toString)
        : List.of(name + ":" + (days.isOne() ? days.first() : days.first() + ".." + days.last()));
  }

  private static <T extends Comparable<T>> List<String> range(
      String name, Range<T> range, Function<T, String> print) {
    Bound<T> low = range.low();
    Bound<T> high = range.high();
    if (low != null && high != null && low.inclusive() && high.inclusive()) {
      return List.of(name + ":" + print.apply(low.value()) + ".." + print.apply(high.value()));
    }
    List<String> terms = new ArrayList<>();
    if (low != null) {
      terms.add(name + (low.inclusive() ? ":>=" : ":>") + print.apply(low.value()));
    }
    if (high != null) {
      terms.add(name + (high.inclusive() ? ":<=" : ":<") + print.apply(high.value()));
    }
    return terms;
  }

  static String number(double number) {
    return text(decimal(number));
  }

  /// Milliseconds, as minutes or seconds where that is short.
  private static String duration(double millis) {
    BigDecimal exact = decimal(millis);
    if (isWhole(exact, MINUTE)) {
      return text(exact.divide(BigDecimal.valueOf(MINUTE))) + "m";
    }
    if (exact.abs().compareTo(BigDecimal.valueOf(1_000)) >= 0 && isWhole(exact, TENTH)) {
      return text(exact.movePointLeft(3)) + "s";
    }
    return text(exact) + "ms";
  }

  private static boolean isWhole(BigDecimal number, int unit) {
    return number.signum() != 0
        && (long) number.precision() - number.scale() <= MAX_DIGITS
        && number.remainder(BigDecimal.valueOf(unit)).signum() == 0;
  }

  private static BigDecimal decimal(double number) {
    return new BigDecimal(Double.toString(number));
  }

  private static String text(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.precision() <= MAX_DIGITS && Math.abs(bare.scale()) <= MAX_DIGITS
        ? bare.toPlainString()
        : bare.toString();
  }
}
