package dev.docket.prompts.rendering;

import com.hubspot.jinjava.el.ext.NamedParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods of Python's texts, lists and dicts that a template may call.
final class JinjaMethods {

  static final String OUTSIDE = "reaches for what is not a value";

  private JinjaMethods() {}

  static @Nullable Object call(
      @Nullable Object base,
      String method,
      List<@Nullable Object> arguments,
      JinjaSandbox sandbox) {
    try {
      if (JinjaResolver.isOfClasses(method)) {
        throw new Bomb(OUTSIDE);
      }
      FilterCall call = call(base, arguments);
      return switch (base) {
        case Map<?, ?> map -> ofMap(map, method, call);
        case List<?> list -> ofList(list, method, call);
        case Loop loop -> loop.call(method, call.positional());
        case null -> throw new NotRenderable("nothing to call");
        default -> {
          if (!Py.isText(base)) {
            throw new Bomb(OUTSIDE);
          }
          yield ofText(Py.str(base), method, call);
        }
      };
    } catch (NotRenderable | Bomb e) {
      throw sandbox.failed(e);
    }
  }

  private static FilterCall call(@Nullable Object base, List<@Nullable Object> arguments) {
    List<@Nullable Object> positional = new ArrayList<>();
    Map<String, Object> named = new LinkedHashMap<>();
    for (Object argument : arguments) {
      if (argument instanceof NamedParameter parameter) {
        named.put(parameter.getName(), parameter.getValue());
      } else {
        positional.add(argument);
      }
    }
    return new FilterCall(base, positional, named);
  }

  private static @Nullable Object ofMap(Map<?, ?> map, String method, FilterCall call) {
    return switch (method) {
      case "items" -> ListFilters.items(map);
      case "keys" -> Py.list(map);
      case "values" -> Py.list(map.values());
      case "get" -> {
        String key = call.text(0, "key", "");
        Object absent = call.has(1, "default") ? call.argument(1, "default") : None.NONE;
        yield map.containsKey(key) ? map.get(key) : absent;
      }
      default -> throw unknown(method);
    };
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object ofList(List<?> list, String method, FilterCall call) {
    List<@Nullable Object> elements = (List<@Nullable Object>) list;
    switch (method) {
      case "append" -> elements.add(call.argument(0, "object"));
      case "extend" -> elements.addAll(Py.list(call.argument(0, "iterable")));
      case "insert" ->
          elements.add(
              Math.clamp(call.number(0, "index", 0), 0, elements.size()),
              call.argument(1, "object"));
      case "pop" -> {
        return popped(elements, call.number(0, "index", -1));
      }
      case "index" -> {
        return (long) index(elements, call.argument(0, "value"));
      }
      case "count" -> {
        return elements.stream().filter(each -> Py.equal(each, call.argument(0, "value"))).count();
      }
      default -> throw unknown(method);
    }
    JinjaSandbox.current().made(list, 1);
    return None.NONE;
  }

  private static @Nullable Object popped(List<@Nullable Object> list, int index) {
    int position = index < 0 ? index + list.size() : index;
    if (position < 0 || position >= list.size()) {
      throw new NotRenderable("nothing to take");
    }
    return list.remove(position);
  }

  private static int index(List<@Nullable Object> list, @Nullable Object value) {
    for (int i = 0; i < list.size(); i++) {
      if (Py.equal(list.get(i), value)) {
        return i;
      }
    }
    throw new NotRenderable("not in the list");
  }

  private static @Nullable Object ofText(String text, String method, FilterCall call) {
    return switch (method) {
      case "upper" -> FilterCall.made(text.toUpperCase(Locale.ROOT));
      case "lower" -> FilterCall.made(text.toLowerCase(Locale.ROOT));
      case "capitalize" -> FilterCall.made(TextFilters.capitalized(text));
      case "title" -> FilterCall.made(titled(text));
      case "strip" -> FilterCall.made(TextFilters.trimmed(text, call.argument(0, "chars")));
      case "lstrip" -> FilterCall.made(TextFilters.stripped(text, call.argument(0, "chars"), true));
      case "rstrip" ->
          FilterCall.made(TextFilters.stripped(text, call.argument(0, "chars"), false));
      case "replace" ->
          TextFilters.replaced(
              text, call.text(0, "old", ""), call.text(1, "new", ""), call.number(2, "count", -1));
      case "startswith" -> text.startsWith(call.text(0, "prefix", ""));
      case "endswith" -> text.endsWith(call.text(0, "suffix", ""));
      case "find" -> (long) Search.indexOf(text, call.text(0, "sub", ""), 0);
      case "count" -> count(text, call.text(0, "sub", ""));
      case "join" ->
          Filters.apply(
              "join", new FilterCall(call.argument(0, "iterable"), List.of(text), Map.of()));
      case "split" -> split(text, call);
      case "splitlines" -> new ArrayList<Object>(TextFilters.lines(text));
      case "isdigit" -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
      case "isalpha" -> !text.isEmpty() && text.chars().allMatch(Character::isLetter);
      default -> throw unknown(method);
    };
  }

  private static NotRenderable unknown(String method) {
    return new NotRenderable("no method " + method);
  }

  private static String titled(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean first = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
      first = !Character.isLetter(c);
    }
    return out.toString();
  }

  private static long count(String text, String part) {
    if (part.isEmpty()) {
      return text.length() + 1L;
    }
    long count = 0;
    for (int at = Search.indexOf(text, part, 0);
        at >= 0;
        at = Search.indexOf(text, part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static Object split(String text, FilterCall call) {
    Object separator = call.argument(0, "sep");
    int most = call.number(1, "maxsplit", -1);
    if (separator == null || separator == None.NONE) {
      if (most >= 0) {
        throw new NotRenderable("words are not counted");
      }
      return JinjaSandbox.current()
          .made(new ArrayList<Object>(TextFilters.words(text)), text.length());
    }
    String by = Py.str(separator);
    if (by.isEmpty()) {
      throw new NotRenderable("an empty separator");
    }
    List<Object> parts = new ArrayList<>();
    int from = 0;
    for (int at = Search.indexOf(text, by, 0);
        at >= 0 && (most < 0 || parts.size() < most);
        at = Search.indexOf(text, by, from)) {
      JinjaSandbox.current().spend(JinjaSandbox.ELEMENT);
      parts.add(text.substring(from, at));
      from = at + by.length();
    }
    parts.add(text.substring(from));
    return JinjaSandbox.current().made(parts, text.length());
  }
}
