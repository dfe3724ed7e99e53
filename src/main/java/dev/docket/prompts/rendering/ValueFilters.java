package dev.docket.prompts.rendering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters on numbers and on any value.
final class ValueFilters {

  /// As Python bounds them.
  private static final int MOST_DIGITS = 4_300;

  private ValueFilters() {}

  static Map<String, Filters.Filter> all() {
    return Map.of(
        "default", ValueFilters::orDefault,
        "d", ValueFilters::orDefault,
        "abs", ValueFilters::absolute,
        "int", ValueFilters::whole,
        "float", ValueFilters::real,
        "round", ValueFilters::rounded,
        "attr", call -> null,
        "format", call -> PercentFormat.of(call.text(), call.positional()),
        "tojson", ToJson::of,
        "pprint", call -> FilterCall.made(Py.repr(call.value())));
  }

  private static @Nullable Object orDefault(FilterCall call) {
    boolean absent =
        call.value() == null || (call.flag(1, "boolean", false) && !Py.isTrue(call.value()));
    return absent
        ? (call.has(0, "default_value") ? call.argument(0, "default_value") : "")
        : call.value();
  }

  private static Object absolute(FilterCall call) {
    return Py.isWhole(call.value())
        ? PlainValues.whole(Py.whole(call.value()).abs())
        : Math.abs(number(call.value()));
  }

  private static double number(@Nullable Object value) {
    if (!Py.isNumber(value)) {
      throw new NotRenderable("not a number");
    }
    return Py.real(value);
  }

  private static @Nullable Object whole(FilterCall call) {
    Object absent = call.has(0, "default") ? call.argument(0, "default") : (Object) 0L;
    if (Py.isWhole(call.value())) {
      return PlainValues.whole(Py.whole(call.value()));
    }
    try {
      String text = Py.str(call.value()).strip().replace("_", "");
      int base = call.number(1, "base", 10);
      return base != 10 && Py.isText(call.value())
          ? PlainValues.whole(inBase(text.replaceFirst("^0[xXoObB]", ""), base))
          : PlainValues.whole(decimal(text).setScale(0, RoundingMode.DOWN).toBigInteger());
    } catch (NumberFormatException e) {
      return absent;
    }
  }

  private static @Nullable Object real(FilterCall call) {
    if (Py.isNumber(call.value())) {
      return Py.real(call.value());
    }
    try {
      return decimal(Py.str(call.value()).strip().replace("_", "")).doubleValue();
    } catch (NumberFormatException e) {
      return call.has(0, "default") ? call.argument(0, "default") : (Object) 0.0;
    }
  }

  /// Reading digits takes the square of their number.
  private static BigInteger inBase(String digits, int base) {
    if (digits.length() > MOST_DIGITS) {
      throw new NumberFormatException();
    }
    return new BigInteger(digits, base);
  }

  private static BigDecimal decimal(String text) {
    if (text.length() > 400) {
      throw new NumberFormatException();
    }
    BigDecimal decimal = new BigDecimal(text);
    // 1e999999999 has that many digits once it is a whole number.
    if (Math.abs((long) decimal.scale()) > 400) {
      throw new NumberFormatException();
    }
    return decimal;
  }

  private static Object rounded(FilterCall call) {
    if (Py.isWhole(call.value())
        && call.text(1, "method", "common").equals("common")
        && call.number(0, "precision", 0) >= 0) {
      return PlainValues.whole(Py.whole(call.value()));
    }
    double value = number(call.value());
    int precision = Math.clamp(call.number(0, "precision", 0), -300, 300);
    if (!Double.isFinite(value)) {
      return value;
    }
    RoundingMode mode =
        switch (call.text(1, "method", "common")) {
          case "common" -> RoundingMode.HALF_EVEN;
          case "ceil" -> RoundingMode.CEILING;
          case "floor" -> RoundingMode.FLOOR;
          default -> throw new NotRenderable("an unknown way to round");
        };
    return new BigDecimal(value).setScale(precision, mode).doubleValue();
  }
}
