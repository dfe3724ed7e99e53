package dev.docket.prompts.rendering;

import com.hubspot.jinjava.objects.SafeString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Filters that make texts of texts.
final class TextFilters {

  private static final int MOST_STRIPPED = 100;

  private TextFilters() {}

  static Map<String, Filters.Filter> all() {
    return Map.ofEntries(
        Map.entry("upper", Filters.ofText(text -> text.toUpperCase(Locale.ROOT))),
        Map.entry("lower", Filters.ofText(text -> text.toLowerCase(Locale.ROOT))),
        Map.entry("capitalize", Filters.ofText(TextFilters::capitalized)),
        Map.entry("title", Filters.ofText(TextFilters::titled)),
        Map.entry("trim", call -> trimmed(call.text(), call.argument(0, "chars"))),
        Map.entry("string", FilterCall::text),
        Map.entry("safe", call -> new SafeString(call.text())),
        Map.entry("escape", TextFilters::escaped),
        Map.entry("e", TextFilters::escaped),
        Map.entry("forceescape", Filters.ofText(TextFilters::escaped)),
        Map.entry("striptags", Filters.ofText(TextFilters::withoutTags)),
        Map.entry("replace", TextFilters::replaced),
        Map.entry("center", TextFilters::centered),
        Map.entry("indent", TextFilters::indented),
        Map.entry("truncate", TextFilters::truncated),
        Map.entry("wordcount", call -> (long) words(call.text()).size()),
        Map.entry("wordwrap", WordWrap::of),
        Map.entry("urlencode", Filters.ofText(TextFilters::urlEncoded)));
  }

  static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toUpperCase(Locale.ROOT)
        + text.substring(end).toLowerCase(Locale.ROOT);
  }

  /// Letters after spaces, hyphens and opening brackets are large: jinja2's rule, not that of
  /// Python's `title()`.
  private static String titled(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean first = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
      first = Character.isWhitespace(c) || "-({[<".indexOf(c) >= 0;
    }
    return out.toString();
  }

  static String trimmed(String text, @Nullable Object characters) {
    return stripped(stripped(text, characters, true), characters, false);
  }

  static String stripped(String text, @Nullable Object characters, boolean left) {
    String strip = characters == null || characters == None.NONE ? null : Py.str(characters);
    if (strip != null && strip.length() > MOST_STRIPPED) {
      throw new Bomb("strips more than %,d characters".formatted(MOST_STRIPPED));
    }
    int from = 0;
    int to = text.length();
    while (left && from < to && isStripped(text.charAt(from), strip)) {
      from++;
    }
    while (!left && to > from && isStripped(text.charAt(to - 1), strip)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isStripped(char c, @Nullable String characters) {
    return characters == null ? isSpace(c) : characters.indexOf(c) >= 0;
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (!space && from < 0) {
        from = i;
      } else if (space && from >= 0) {
        JinjaSandbox.current().spend(JinjaSandbox.ELEMENT);
        words.add(text.substring(from, i));
        from = -1;
      }
    }
    return words;
  }

  static List<String> lines(String text) {
    JinjaSandbox sandbox = JinjaSandbox.current();
    return text.lines()
        .peek(line -> sandbox.spend(line.length() + JinjaSandbox.ELEMENT))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Object escaped(FilterCall call) {
    return call.value() instanceof SafeString safe
        ? safe
        : new SafeString(FilterCall.made(escaped(call.text())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  private static String withoutTags(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', from)) {
      boolean comment = text.startsWith("<!--", at);
      int end = comment ? text.indexOf("-->", at) : text.indexOf('>', at);
      if (end < 0) {
        break;
      }
      out.append(text, from, at);
      from = end + (comment ? 3 : 1);
    }
    return String.join(" ", words(out.append(text, from, text.length()).toString()));
  }

  private static Object replaced(FilterCall call) {
    if (!call.has(1, "new")) {
      throw new NotRenderable("nothing to put in its place");
    }
    return replaced(
        call.text(), call.text(0, "old", ""), call.text(1, "new", ""), call.number(2, "count", -1));
  }

  /// @param most negative: all
  static String replaced(String text, String old, String by, int most) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int count = 0;
    while (most < 0 || count < most) {
      // Python puts a text in place of the empty one between all characters.
      int at =
          old.isEmpty() && count == 0
              ? 0
              : Search.indexOf(text, old, old.isEmpty() ? from + 1 : from);
      if (at < 0 || (old.isEmpty() && count > 0 && from >= text.length())) {
        break;
      }
      FilterCall.made(by);
      out.append(text, from, at).append(by);
      from = at + old.length();
      count++;
    }
    JinjaSandbox.current().spend(text.length());
    return out.append(text, Math.min(from, text.length()), text.length()).toString();
  }

  private static Object centered(FilterCall call) {
    String text = call.text();
    int missing = call.number(0, "width", 80) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    JinjaSandbox.current().made(text, missing);
    // Python's rule for the odd space.
    int left = missing / 2 + (missing & call.number(0, "width", 80) & 1);
    return " ".repeat(left) + text + " ".repeat(missing - left);
  }

  private static Object indented(FilterCall call) {
    Object width = call.has(0, "width") ? call.argument(0, "width") : Long.valueOf(4);
    String indent =
        Py.isText(width)
            ? Py.str(width)
            : " ".repeat(Math.max(0, Math.min(FormatSpec.WIDEST, call.number(0, "width", 4))));
    boolean first = call.flag(1, "first", false);
    boolean blank = call.flag(2, "blank", false);
    List<String> lines = lines(call.text());
    if (call.text().endsWith("\n") || lines.isEmpty()) {
      lines.add("");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0 ? first : blank || !lines.get(i).isEmpty()) {
        lines.set(i, FilterCall.made(indent + lines.get(i)));
      }
    }
    return String.join("\n", lines);
  }

  private static Object truncated(FilterCall call) {
    String text = call.text();
    int length = call.number(0, "length", 255);
    String end = call.text(2, "end", "...");
    if (length < end.length()) {
      throw new NotRenderable("shorter than its end");
    }
    if (text.length() <= length + call.number(3, "leeway", 5)) {
      return text;
    }
    String cut = text.substring(0, length - end.length());
    if (!call.flag(1, "killwords", false)) {
      int space = cut.lastIndexOf(' ');
      cut = space < 0 ? cut : cut.substring(0, space);
    }
    return cut + end;
  }

  private static String urlEncoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%7E", "~")
        .replace("*", "%2A");
  }
}
