package dev.docket.prompts.rendering;

import java.math.BigInteger;
import java.util.Locale;

/// `format(number, spec)` of Python for its int, bool and float.
final class FormattedNumber {

  private static final int USUAL_PRECISION = 6;

  private FormattedNumber() {}

  static String format(BigInteger value, FormatSpec spec) {
    return switch (spec.type()) {
      case 0, 'd', 'n' -> whole(value, spec, 10, 3);
      case 'b' -> whole(value, spec, 2, 4);
      case 'o' -> whole(value, spec, 8, 4);
      case 'x', 'X' -> whole(value, spec, 16, 4);
      case 'c' -> character(value, spec);
      default -> format(asFloat(value), spec);
    };
  }

  static String format(double value, FormatSpec spec) {
    char type = spec.type();
    if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
      throw new NotRenderable("not a format of floats");
    }
    double shown = type == '%' ? value * 100 : value;
    String digits = digits(Math.abs(shown), spec) + (type == '%' ? "%" : "");
    if (Character.isUpperCase(type)) {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    boolean negative =
        shown < 0 && !(spec.noNegativeZero() && digits.chars().noneMatch(c -> c > '0' && c <= '9'));
    return NumberLayout.of(negative, "", digits, type == 'n' ? 0 : 3, spec);
  }

  private static String digits(double value, FormatSpec spec) {
    Integer given = spec.precision();
    if (given != null && given > FormatSpec.WIDEST) {
      throw new Bomb("asks for more than %,d digits".formatted(FormatSpec.WIDEST));
    }
    int precision = given == null ? USUAL_PRECISION : given;
    return switch (spec.type()) {
      case 'e', 'E' -> PythonFloat.exponent(value, precision, spec.alternate());
      case 'f', 'F', '%' -> PythonFloat.fixed(value, precision, spec.alternate());
      case 0 ->
          given == null
              ? PythonFloat.shortest(value, spec.alternate())
              : PythonFloat.general(value, given, spec.alternate(), true);
      default -> PythonFloat.general(value, precision, spec.alternate(), false);
    };
  }

  private static String whole(BigInteger value, FormatSpec spec, int radix, int group) {
    checkWhole(spec);
    char type = spec.type();
    String prefix = spec.alternate() && radix != 10 ? "0" + type : "";
    String digits = value.abs().toString(radix);
    return NumberLayout.of(
        value.signum() < 0,
        prefix,
        type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits,
        type == 'n' ? 0 : group,
        spec);
  }

  private static void checkWhole(FormatSpec spec) {
    if (spec.precision() != null || spec.noNegativeZero()) {
      throw new NotRenderable("not a format of ints");
    }
  }

  private static String character(BigInteger value, FormatSpec spec) {
    checkWhole(spec);
    if (spec.sign() != 0
        || spec.alternate()
        || value.signum() < 0
        || value.compareTo(BigInteger.valueOf(Character.MAX_CODE_POINT)) > 0) {
      throw new NotRenderable("not a character");
    }
    return NumberLayout.of(false, "", Character.toString(value.intValue()), 0, spec);
  }

  private static double asFloat(BigInteger value) {
    double number = value.doubleValue();
    if (Double.isInfinite(number)) {
      throw new NotRenderable("too large for a float");
    }
    return number;
  }
}
