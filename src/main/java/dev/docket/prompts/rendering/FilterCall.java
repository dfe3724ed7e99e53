package dev.docket.prompts.rendering;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of a filter or a method: the value in front of it and its arguments.
///
/// @param value null when it is undefined
/// @param positional arguments, without the named ones
record FilterCall(
    @Nullable Object value, List<@Nullable Object> positional, Map<String, Object> named) {

  /// More would never be of use, and fill the memory.
  private static final int LARGEST = 1_000_000;

  boolean has(int index, String name) {
    return index < positional.size() || named.containsKey(name);
  }

  @Nullable Object argument(int index, String name) {
    return index < positional.size() ? positional.get(index) : named.get(name);
  }

  /// The value in front, as text.
  String text() {
    return made(Py.str(value));
  }

  String text(int index, String name, String absent) {
    return has(index, name) ? Py.str(argument(index, name)) : absent;
  }

  boolean flag(int index, String name, boolean absent) {
    return has(index, name) ? Py.isTrue(argument(index, name)) : absent;
  }

  /// A whole number.
  ///
  /// @throws Bomb when it is beyond what any list or text has
  int number(int index, String name, int absent) {
    if (!has(index, name)) {
      return absent;
    }
    Object given = argument(index, name);
    if (!Py.isWhole(given)) {
      throw new NotRenderable("not a whole number");
    }
    if (Py.whole(given).bitLength() > 31 || Math.abs(Py.whole(given).longValue()) > LARGEST) {
      throw new Bomb("counts beyond %,d".formatted(LARGEST));
    }
    return Py.whole(given).intValue();
  }

  /// The elements of the value in front.
  List<Object> list() {
    return Py.list(value);
  }

  static String made(String text) {
    return JinjaSandbox.current().made(text, text.length());
  }
}
