package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.SafeString;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `tojson`, as Python's `json.dumps` writes it: keys in order, a space after commas and colons,
/// ASCII only, and `<`, `>`, `&` and `'` escaped.
final class ToJson {

  private static final int DEEPEST = 200;
  private static final int WIDEST_INDENT = 100;

  private final StringBuilder out = new StringBuilder();

  /// Negative: all on one line.
  private final int indent;

  private ToJson(int indent) {
    this.indent = indent;
  }

  static Object of(FilterCall call) {
    boolean lines = call.has(0, "indent") && call.argument(0, "indent") != None.NONE;
    ToJson json =
        new ToJson(lines ? Math.clamp(call.number(0, "indent", 0), 0, WIDEST_INDENT) : -1);
    json.write(call.value(), 0);
    return new SafeString(json.out.toString());
  }

  private void write(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new Bomb("writes a list without end");
    }
    int from = out.length();
    switch (value) {
      case null -> throw new NotRenderable("undefined");
      case None _ -> out.append("null");
      case Boolean bool -> out.append(bool);
      case Number number -> out.append(Py.repr(number));
      case CharSequence text -> text(text.toString());
      case SafeString text -> text(text.getValue());
      case Map<?, ?> map -> map(map, depth);
      case Collection<?> list -> list(list, depth);
      default -> throw new Bomb("reaches for what is not a value");
    }
    JinjaSandbox.current().made(out, depth == 0 ? out.length() : Math.min(out.length() - from, 8));
  }

  private void list(Collection<?> list, int depth) {
    out.append('[');
    boolean first = true;
    for (Object element : list) {
      separator(first, depth + 1);
      write(element, depth + 1);
      first = false;
    }
    end(first, depth, ']');
  }

  private void map(Map<?, ?> map, int depth) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(Py.str(key), value));
    out.append('{');
    boolean first = true;
    for (var entry : sorted.entrySet()) {
      separator(first, depth + 1);
      text(entry.getKey());
      out.append(": ");
      write(entry.getValue(), depth + 1);
      first = false;
    }
    end(first, depth, '}');
  }

  private void separator(boolean first, int depth) {
    if (!first) {
      out.append(indent < 0 ? ", " : ",");
    }
    newLine(depth);
  }

  private void end(boolean empty, int depth, char bracket) {
    if (!empty) {
      newLine(depth);
    }
    out.append(bracket);
  }

  private void newLine(int depth) {
    if (indent >= 0) {
      JinjaSandbox.current().spend(depth * (long) indent);
      out.append('\n').repeat(' ', depth * indent);
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '<', '>', '&', '\'' -> out.append(escaped(c));
        default -> {
          if (c < ' ' || c > '~') {
            out.append(escaped(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static String escaped(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }
}
