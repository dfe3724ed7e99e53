package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.SafeString;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Python says of values: their truth, equality, order and text.
final class Py {

  /// Lists within lists; a list that has been put into itself has no end.
  private static final int DEEPEST = 200;

  private Py() {}

  static boolean isTrue(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case None _ -> false;
      case Boolean bool -> bool;
      case BigInteger whole -> whole.signum() != 0;
      case Number number -> number.doubleValue() != 0;
      case CharSequence text -> !text.isEmpty();
      case SafeString text -> !text.getValue().isEmpty();
      case Collection<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  /// The text of a value; nothing for what is undefined.
  static String str(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case CharSequence text -> text.toString();
      case SafeString text -> text.getValue();
      default -> repr(value);
    };
  }

  static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    repr(value, out, 0);
    return out.toString();
  }

  private static void repr(@Nullable Object value, StringBuilder out, int depth) {
    if (depth > DEEPEST || out.length() > Budget.CHARACTERS) {
      throw new Bomb("prints a list without end");
    }
    switch (value) {
      case null -> out.append("Undefined");
      case None _ -> out.append("None");
      case Boolean bool -> out.append(bool ? "True" : "False");
      case Double number -> out.append(PythonFloat.repr(number));
      case Float number -> out.append(PythonFloat.repr(number));
      case BigDecimal number -> out.append(PythonFloat.repr(number.doubleValue()));
      case Number number -> out.append(number);
      case CharSequence text -> PythonText.quoted(text.toString(), out);
      case SafeString text -> PythonText.quoted(text.getValue(), out);
      case Tuple tuple -> tuple(tuple, out, depth);
      case Collection<?> list -> {
        out.append('[');
        list(list, out, depth);
        out.append(']');
      }
      case Map<?, ?> map -> map(map, out, depth);
      // An interpreter, a macro, a filter: nothing that is a template's business.
      default -> throw new Bomb("reaches for what is not a value");
    }
  }

  private static void list(Collection<?> list, StringBuilder out, int depth) {
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      repr(element, out, depth + 1);
      separator = ", ";
    }
  }

  private static void tuple(Tuple tuple, StringBuilder out, int depth) {
    out.append('(');
    list(tuple, out, depth);
    out.append(tuple.size() == 1 ? ",)" : ")");
  }

  private static void map(Map<?, ?> map, StringBuilder out, int depth) {
    out.append('{');
    String separator = "";
    for (var entry : map.entrySet()) {
      out.append(separator);
      repr(entry.getKey(), out, depth + 1);
      out.append(": ");
      repr(entry.getValue(), out, depth + 1);
      separator = ", ";
    }
    out.append('}');
  }

  static boolean isText(@Nullable Object value) {
    return value instanceof CharSequence || value instanceof SafeString;
  }

  static boolean isNumber(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  static boolean isWhole(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof Boolean;
  }

  static BigInteger whole(@Nullable Object value) {
    return switch (value) {
      case Boolean bool -> bool ? BigInteger.ONE : BigInteger.ZERO;
      case BigInteger whole -> whole;
      case Number number -> BigInteger.valueOf(number.longValue());
      case null, default -> throw new NotRenderable("not a number");
    };
  }

  static double real(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : whole(value).doubleValue();
  }

  static boolean equal(@Nullable Object a, @Nullable Object b) {
    return equal(a, b, 0);
  }

  private static boolean equal(@Nullable Object a, @Nullable Object b, int depth) {
    // Two lists may hold the same lists a thousand million times.
    JinjaSandbox.current().step();
    if (depth > DEEPEST) {
      throw new Bomb("compares a list without end");
    }
    if (isNumber(a) && isNumber(b)) {
      return compareNumbers(a, b) == 0;
    }
    if (isText(a) && isText(b)) {
      return str(a).equals(str(b));
    }
    if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
      return equalLists(x, y, depth);
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return equalMaps(x, y, depth);
    }
    return same(a, b);
  }

  /// Whether they are one and the same.
  @SuppressWarnings("ReferenceEquality")
  static boolean same(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }

  private static boolean equalLists(Collection<?> a, Collection<?> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> others = b.iterator();
    for (Object element : a) {
      if (!equal(element, others.next(), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b, int depth) {
    return a.size() == b.size()
        && a.entrySet().stream()
            .allMatch(entry ->
                b.containsKey(entry.getKey())
                    && equal(entry.getValue(), b.get(entry.getKey()), depth + 1));
  }

  /// @throws NotRenderable for values that have no order
  static int compare(@Nullable Object a, @Nullable Object b) {
    return compare(a, b, 0);
  }

  private static int compare(@Nullable Object a, @Nullable Object b, int depth) {
    JinjaSandbox.current().step();
    if (depth > DEEPEST) {
      throw new Bomb("compares a list without end");
    }
    if (isNumber(a) && isNumber(b)) {
      return compareNumbers(a, b);
    }
    if (isText(a) && isText(b)) {
      return str(a).compareTo(str(b));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
        if (!equal(x.get(i), y.get(i))) {
          return compare(x.get(i), y.get(i), depth + 1);
        }
      }
      return Integer.compare(x.size(), y.size());
    }
    throw new NotRenderable("no order");
  }

  private static int compareNumbers(@Nullable Object a, @Nullable Object b) {
    return isWhole(a) && isWhole(b)
        ? whole(a).compareTo(whole(b))
        : Double.compare(real(a) + 0.0, real(b) + 0.0);
  }

  /// The elements of what can be looped over; none of what is undefined.
  static List<Object> list(@Nullable Object value) {
    return switch (value) {
      case null -> new ArrayList<>();
      case Collection<?> list -> {
        JinjaSandbox.current().listed(list.size());
        yield new ArrayList<>(list);
      }
      case Map<?, ?> map -> {
        JinjaSandbox.current().listed(map.size());
        yield new ArrayList<>(map.keySet());
      }
      case CharSequence text -> characters(text.toString());
      case SafeString text -> characters(text.getValue());
      default -> throw new NotRenderable("not a list");
    };
  }

  private static List<Object> characters(String text) {
    JinjaSandbox.current().listed(text.length());
    List<Object> characters = new ArrayList<>();
    text.codePoints().forEach(c -> characters.add(Character.toString(c)));
    return characters;
  }
}
