package dev.docket.prompts.rendering;

/// The digits of a float as Python writes them, without sign, padding and grouping.
final class PythonFloat {

  private static final int REPR_LARGEST_POINT = 16;
  private static final int SMALLEST_POINT = -4;

  private PythonFloat() {}

  /// `repr(value)`.
  static String repr(double value) {
    String digits = shortest(Math.abs(value), false);
    return value < 0 ? "-" + digits : digits;
  }

  /// `repr`, or with `#` a point in any case.
  static String shortest(double value, boolean alternate) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    Decimals decimals = Decimals.shortest(value);
    boolean scientific = isScientific(decimals, REPR_LARGEST_POINT);
    return scientific
        ? scientific(decimals, decimals.digits().length(), alternate)
        : fixed(decimals, Math.max(decimals.digits().length(), decimals.point() + 1), true);
  }

  /// `e`: one digit, the point, so many digits, the exponent.
  static String exponent(double value, int precision, boolean alternate) {
    return Double.isFinite(value)
        ? scientific(Decimals.significant(value, precision + 1), precision + 1, alternate)
        : special(value);
  }

  /// `f`: so many digits after the point.
  static String fixed(double value, int precision, boolean alternate) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    Decimals decimals = Decimals.fractional(value, precision);
    return fixed(decimals, decimals.point() + precision, alternate);
  }

  /// `g`: so many significant digits, with an exponent where the number is large or small.
  ///
  /// @param point whether a number without exponent has a digit behind the point in any case, as
  ///   formats without a letter have
  static String general(double value, int precision, boolean alternate, boolean point) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    int digits = Math.max(precision, 1);
    Decimals decimals = Decimals.significant(value, digits);
    int shown = alternate ? digits : decimals.digits().length();
    if (isScientific(decimals, point ? digits - 1 : digits)) {
      return scientific(decimals, shown, alternate);
    }
    int least = point ? decimals.point() + 1 : decimals.point();
    return fixed(decimals, Math.max(shown, least), alternate);
  }

  private static boolean isScientific(Decimals decimals, int largestPoint) {
    return decimals.point() <= SMALLEST_POINT || decimals.point() > largestPoint;
  }

  private static String scientific(Decimals decimals, int digits, boolean alternate) {
    int exponent = decimals.point() - 1;
    String sign = exponent < 0 ? "-" : "+";
    String width = Math.abs(exponent) < 10 ? "0" : "";
    return fixed(new Decimals(decimals.digits(), 1), digits, alternate)
        + "e"
        + sign
        + width
        + Math.abs(exponent);
  }

  /// The digits up to `end`, counted from the first; zeros where there are none.
  private static String fixed(Decimals decimals, int end, boolean alternate) {
    int point = decimals.point();
    StringBuilder out = new StringBuilder();
    for (int i = Math.min(0, point - 1); i < Math.max(end, point); i++) {
      if (i == point) {
        out.append('.');
      }
      out.append(i >= 0 && i < decimals.digits().length() ? decimals.digits().charAt(i) : '0');
    }
    if (alternate && end <= point) {
      out.append('.');
    }
    return out.toString();
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "nan" : "inf";
  }
}
