package dev.docket.prompts.rendering;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import jinjava.de.odysseus.el.tree.impl.ast.AstBinary;
import org.jspecify.annotations.Nullable;

/// Python's operators. Java's would add `1` and `"1"`, count only to 2⁶³ and take `1` for `"1"`.
final class Operators {

  /// Of a whole number.
  private static final int MOST_BITS = 20_000;

  static final AstBinary.Operator SUM = of(Operators::sum);
  static final AstBinary.Operator DIFFERENCE =
      of((a, b) -> number(a, b, BigInteger::subtract, (x, y) -> x - y));
  static final AstBinary.Operator PRODUCT = of(Operators::product);
  static final AstBinary.Operator QUOTIENT = of((a, b) -> Py.real(number(a)) / divisor(b));
  static final AstBinary.Operator WHOLE_QUOTIENT = of(Operators::wholeQuotient);
  static final AstBinary.Operator REMAINDER = of(Operators::remainder);
  static final AstBinary.Operator POWER = of(Operators::power);
  static final AstBinary.Operator JOINED = of((a, b) -> text(Py.str(a), Py.str(b)));
  static final AstBinary.Operator EQUAL = of(Py::equal);
  static final AstBinary.Operator NOT_EQUAL = of((a, b) -> !Py.equal(a, b));
  static final AstBinary.Operator LESS = of((a, b) -> Py.compare(a, b) < 0);
  static final AstBinary.Operator AT_MOST = of((a, b) -> Py.compare(a, b) <= 0);
  static final AstBinary.Operator MORE = of((a, b) -> Py.compare(a, b) > 0);
  static final AstBinary.Operator AT_LEAST = of((a, b) -> Py.compare(a, b) >= 0);
  static final AstBinary.Operator IN = of(Operators::in);
  static final AstBinary.Operator NOT_IN = of((a, b) -> !in(a, b));

  static final AstBinary.Operator AND =
      (bindings, context, left, right) -> {
        Object value = left.eval(bindings, context);
        return Py.isTrue(value) ? right.eval(bindings, context) : value;
      };

  static final AstBinary.Operator OR =
      (bindings, context, left, right) -> {
        Object value = left.eval(bindings, context);
        return Py.isTrue(value) ? value : right.eval(bindings, context);
      };

  private Operators() {}

  /// What an operator makes of its two values.
  @FunctionalInterface
  private interface Operation {
    @Nullable Object apply(@Nullable Object a, @Nullable Object b);
  }

  private static AstBinary.Operator of(Operation operation) {
    return (bindings, context, left, right) -> {
      Object a = left.eval(bindings, context);
      Object b = right.eval(bindings, context);
      JinjaSandbox sandbox = JinjaSandbox.current();
      sandbox.step();
      try {
        return operation.apply(a, b);
      } catch (NotRenderable | Bomb e) {
        throw sandbox.failed(e);
      }
    };
  }

  static Object sum(@Nullable Object a, @Nullable Object b) {
    if (Py.isText(a) && Py.isText(b)) {
      return text(Py.str(a), Py.str(b));
    }
    if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
      JinjaSandbox.current().listed(x.size() + (long) y.size());
      List<Object> sum = new ArrayList<>(x);
      sum.addAll(y);
      return sum;
    }
    return number(a, b, BigInteger::add, Double::sum);
  }

  private static Object product(@Nullable Object a, @Nullable Object b) {
    if (Py.isText(a) && Py.isWhole(b)) {
      String text = Py.str(a);
      return JinjaSandbox.current().made(text, times(b) * text.length()).repeat((int) times(b));
    }
    if (a instanceof List<?> list && Py.isWhole(b)) {
      JinjaSandbox.current().listed(times(b) * list.size());
      List<Object> product = new ArrayList<>();
      Collections.nCopies(list.isEmpty() ? 0 : (int) times(b), list).forEach(product::addAll);
      return product;
    }
    if (Py.isWhole(a) && !Py.isNumber(b) && b != null) {
      return product(b, a);
    }
    return number(a, b, Operators::bounded, (x, y) -> x * y);
  }

  private static BigInteger bounded(BigInteger a, BigInteger b) {
    checkBits(a.bitLength() + (long) b.bitLength());
    return a.multiply(b);
  }

  private static void checkBits(long bits) {
    if (bits > MOST_BITS) {
      throw new Bomb("makes a number of more than %,d bits".formatted(MOST_BITS));
    }
  }

  private static long times(@Nullable Object value) {
    return Py.whole(value)
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .longValue();
  }

  private static Object wholeQuotient(@Nullable Object a, @Nullable Object b) {
    divisor(b);
    return number(a, b, Operators::floorDiv, (x, y) -> Math.floor(x / y));
  }

  private static BigInteger floorDiv(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? parts[0].subtract(BigInteger.ONE)
        : parts[0];
  }

  private static Object remainder(@Nullable Object a, @Nullable Object b) {
    if (Py.isText(a)) {
      return PercentFormat.of(
          Py.str(a), b instanceof Tuple values ? values : Collections.singletonList(b));
    }
    divisor(b);
    return number(
        a,
        b,
        (x, y) -> x.subtract(floorDiv(x, y).multiply(y)),
        (x, y) -> x - Math.floor(x / y) * y);
  }

  private static double divisor(@Nullable Object value) {
    double divisor = Py.real(number(value));
    if (divisor == 0) {
      throw new NotRenderable("division by zero");
    }
    return divisor;
  }

  private static Object power(@Nullable Object a, @Nullable Object b) {
    if (!Py.isWhole(a) || !Py.isWhole(b) || Py.whole(b).signum() < 0) {
      return Math.pow(Py.real(number(a)), Py.real(number(b)));
    }
    BigInteger base = Py.whole(a);
    BigInteger exponent = Py.whole(b);
    if (base.abs().compareTo(BigInteger.ONE) > 0) {
      checkBits(
          exponent.bitLength() > 31 ? Long.MAX_VALUE : base.bitLength() * exponent.longValue());
      return PlainValues.whole(base.pow(exponent.intValue()));
    }
    return PlainValues.whole(
        exponent.signum() == 0 ? BigInteger.ONE : base.pow(exponent.testBit(0) ? 1 : 2));
  }

  static boolean in(@Nullable Object a, @Nullable Object b) {
    return switch (b) {
      case Collection<?> list -> list.stream().anyMatch(element -> Py.equal(a, element));
      case Map<?, ?> map -> Py.isText(a) && map.containsKey(Py.str(a));
      case null -> false;
      default -> {
        if (!Py.isText(a) || !Py.isText(b)) {
          throw new NotRenderable("not in a list");
        }
        yield Search.contains(Py.str(b), Py.str(a));
      }
    };
  }

  private static Object text(String a, String b) {
    return JinjaSandbox.current().made(a, a.length() + (long) b.length()).concat(b);
  }

  private static @Nullable Object number(@Nullable Object value) {
    if (!Py.isNumber(value)) {
      throw new NotRenderable("not a number");
    }
    return value;
  }

  private static Object number(
      @Nullable Object a,
      @Nullable Object b,
      BinaryOperator<BigInteger> whole,
      BinaryOperator<Double> real) {
    number(a);
    number(b);
    return Py.isWhole(a) && Py.isWhole(b)
        ? PlainValues.whole(whole.apply(Py.whole(a), Py.whole(b)))
        : real.apply(Py.real(a), Py.real(b));
  }
}
