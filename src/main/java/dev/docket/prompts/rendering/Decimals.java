package dev.docket.prompts.rendering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The decimal digits of a positive float: 0.*digits* × 10^*point*, without zeros at the end.
///
/// Rounding is that of C's `dtoa`, on which Python's formats stand: of the float's exact value,
/// half to even.
record Decimals(String digits, int point) {

  private static final Decimals ZERO = new Decimals("0", 1);

  /// As few digits as tell this float from all others.
  static Decimals shortest(double value) {
    if (value == 0) {
      return ZERO;
    }
    BigDecimal shown = new BigDecimal(Double.toString(value));
    // Java writes two digits at least, and then not always one that could be left out.
    BigDecimal one = shown.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return of(one.doubleValue() == value ? one : shown);
  }

  /// So many significant digits, at least one.
  static Decimals significant(double value, int digits) {
    return value == 0
        ? ZERO
        : of(new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)));
  }

  /// So many digits after the point.
  static Decimals fractional(double value, int digits) {
    return of(new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN));
  }

  private static Decimals of(BigDecimal value) {
    if (value.signum() == 0) {
      return ZERO;
    }
    BigDecimal plain = value.stripTrailingZeros();
    String digits = plain.unscaledValue().toString();
    return new Decimals(digits, digits.length() - plain.scale());
  }

  boolean isZero() {
    return this.equals(ZERO);
  }
}
