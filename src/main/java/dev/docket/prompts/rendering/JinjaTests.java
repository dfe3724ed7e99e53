package dev.docket.prompts.rendering;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// jinja2's tests: what can stand behind `is`.
final class JinjaTests {

  /// Whether a value passes.
  @FunctionalInterface
  private interface Test {
    boolean holds(@Nullable Object value, @Nullable Object argument);
  }

  private static final Map<String, Test> ALL =
      Map.ofEntries(
          Map.entry("defined", (value, other) -> value != null),
          Map.entry("undefined", (value, other) -> value == null),
          Map.entry("none", (value, other) -> value == None.NONE),
          Map.entry("boolean", (value, other) -> value instanceof Boolean),
          Map.entry("true", (value, other) -> Boolean.TRUE.equals(value)),
          Map.entry("false", (value, other) -> Boolean.FALSE.equals(value)),
          Map.entry("integer", (value, other) -> isInteger(value)),
          Map.entry("float", (value, other) -> value instanceof Number && !isInteger(value)),
          Map.entry("number", (value, other) -> Py.isNumber(value)),
          Map.entry("string", (value, other) -> Py.isText(value)),
          Map.entry("mapping", (value, other) -> value instanceof Map),
          Map.entry("sequence", (value, other) -> isIterable(value)),
          Map.entry("iterable", (value, other) -> isIterable(value)),
          Map.entry("callable", (value, other) -> false),
          Map.entry("even", (value, other) -> !Py.whole(value).testBit(0)),
          Map.entry("odd", (value, other) -> Py.whole(value).testBit(0)),
          Map.entry("divisibleby", JinjaTests::isDivisible),
          Map.entry(
              "lower", (value, other) -> isCased(value, Py.str(value).toLowerCase(Locale.ROOT))),
          Map.entry(
              "upper", (value, other) -> isCased(value, Py.str(value).toUpperCase(Locale.ROOT))),
          Map.entry("in", JinjaTests::isIn),
          Map.entry("sameas", JinjaTests::isSame),
          Map.entry("eq", Py::equal),
          Map.entry("==", Py::equal),
          Map.entry("equalto", Py::equal),
          Map.entry("ne", (value, other) -> !Py.equal(value, other)),
          Map.entry("!=", (value, other) -> !Py.equal(value, other)),
          Map.entry("lt", (value, other) -> Py.compare(value, other) < 0),
          Map.entry("<", (value, other) -> Py.compare(value, other) < 0),
          Map.entry("lessthan", (value, other) -> Py.compare(value, other) < 0),
          Map.entry("le", (value, other) -> Py.compare(value, other) <= 0),
          Map.entry("<=", (value, other) -> Py.compare(value, other) <= 0),
          Map.entry("gt", (value, other) -> Py.compare(value, other) > 0),
          Map.entry(">", (value, other) -> Py.compare(value, other) > 0),
          Map.entry("greaterthan", (value, other) -> Py.compare(value, other) > 0),
          Map.entry("ge", (value, other) -> Py.compare(value, other) >= 0),
          Map.entry(">=", (value, other) -> Py.compare(value, other) >= 0));

  private JinjaTests() {}

  /// As Jinjava takes them.
  static Stream<ExpTest> all() {
    return ALL.keySet().stream().map(Named::new);
  }

  /// @throws NotRenderable when there is no such test
  static boolean holds(String name, @Nullable Object value, List<@Nullable Object> arguments) {
    Test test = ALL.get(name);
    if (test == null) {
      throw new NotRenderable("no such test");
    }
    return test.holds(value, arguments.isEmpty() ? null : arguments.getFirst());
  }

  private record Named(String name) implements ExpTest {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean evaluate(
        @Nullable Object value, JinjavaInterpreter interpreter, @Nullable Object... arguments) {
      try {
        return holds(
            name,
            value,
            arguments.length == 0 ? List.of() : Collections.singletonList(arguments[0]));
      } catch (NotRenderable | Bomb e) {
        throw JinjaSandbox.current().failed(e);
      }
    }
  }

  private static boolean isSame(@Nullable Object value, @Nullable Object other) {
    return Py.same(value, other)
        || (value != null && (value instanceof Number || Py.isText(value)) && value.equals(other));
  }

  private static boolean isInteger(@Nullable Object value) {
    return Py.isWhole(value) && !(value instanceof Boolean);
  }

  private static boolean isIterable(@Nullable Object value) {
    return value == null || value instanceof Collection || value instanceof Map || Py.isText(value);
  }

  private static boolean isDivisible(@Nullable Object value, @Nullable Object by) {
    BigInteger divisor = Py.whole(by);
    if (divisor.signum() == 0) {
      throw new NotRenderable("division by zero");
    }
    return Py.whole(value).remainder(divisor).signum() == 0;
  }

  private static boolean isCased(@Nullable Object value, String changed) {
    String text = Py.str(value);
    return text.equals(changed) && text.chars().anyMatch(Character::isLetter);
  }

  private static boolean isIn(@Nullable Object value, @Nullable Object list) {
    return Operators.in(value, list);
  }
}
