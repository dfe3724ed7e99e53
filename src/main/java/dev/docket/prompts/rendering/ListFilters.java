package dev.docket.prompts.rendering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters that make lists of lists, or one value of a list.
final class ListFilters {

  private ListFilters() {}

  static Map<String, Filters.Filter> all() {
    return Map.ofEntries(
        Map.entry("length", ListFilters::length),
        Map.entry("count", ListFilters::length),
        Map.entry("list", FilterCall::list),
        Map.entry("first", call -> at(call.list(), 0)),
        Map.entry("last", call -> at(call.list(), call.list().size() - 1)),
        Map.entry("join", ListFilters::joined),
        Map.entry("reverse", ListFilters::reversed),
        Map.entry("sort", ListFilters::sorted),
        Map.entry("unique", ListFilters::unique),
        Map.entry("sum", ListFilters::sum),
        Map.entry("min", call -> extreme(call, 1)),
        Map.entry("max", call -> extreme(call, -1)),
        Map.entry("batch", ListFilters::batches),
        Map.entry("slice", ListFilters::slices),
        Map.entry("items", call -> items(call.value())),
        Map.entry("dictsort", ListFilters::sortedItems),
        Map.entry("groupby", ListFilters::groups));
  }

  private static Object length(FilterCall call) {
    return switch (call.value()) {
      case null -> 0L;
      case Collection<?> list -> (long) list.size();
      case Map<?, ?> map -> (long) map.size();
      default -> {
        if (!Py.isText(call.value())) {
          throw new NotRenderable("has no length");
        }
        String text = Py.str(call.value());
        yield (long) text.codePointCount(0, text.length());
      }
    };
  }

  private static @Nullable Object at(List<Object> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : null;
  }

  private static Object joined(FilterCall call) {
    String separator = call.text(0, "d", "");
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object element : call.list()) {
      Object shown =
          call.has(1, "attribute") ? Attribute.of(element, call.argument(1, "attribute")) : element;
      String text = (first ? "" : separator) + Py.str(shown);
      out.append(FilterCall.made(text));
      first = false;
    }
    return out.toString();
  }

  private static Object reversed(FilterCall call) {
    List<Object> list = call.list();
    Collections.reverse(list);
    if (!Py.isText(call.value())) {
      return list;
    }
    StringBuilder out = new StringBuilder();
    list.forEach(out::append);
    return out.toString();
  }

  private static Object sorted(FilterCall call) {
    Comparator<Object> order =
        order(call.flag(1, "case_sensitive", false), call.argument(2, "attribute"));
    List<Object> list = call.list();
    list.sort(call.flag(0, "reverse", false) ? order.reversed() : order);
    return list;
  }

  /// By attributes, one after the other, or by the values themselves.
  private static Comparator<Object> order(boolean exact, @Nullable Object attributes) {
    if (attributes == null || attributes == None.NONE) {
      return (a, b) -> compare(a, b, exact);
    }
    return (a, b) -> {
      int order = 0;
      for (String attribute : Py.str(attributes).split(",", -1)) {
        order =
            order != 0
                ? order
                : compare(Attribute.of(a, attribute), Attribute.of(b, attribute), exact);
      }
      return order;
    };
  }

  private static int compare(@Nullable Object a, @Nullable Object b, boolean exact) {
    JinjaSandbox.current().step();
    return Py.compare(folded(a, exact), folded(b, exact));
  }

  private static @Nullable Object folded(@Nullable Object value, boolean exact) {
    return !exact && Py.isText(value) ? Py.str(value).toLowerCase(Locale.ROOT) : value;
  }

  private static Object unique(FilterCall call) {
    boolean exact = call.flag(0, "case_sensitive", false);
    Object attribute = call.argument(1, "attribute");
    Map<String, Object> unique = new LinkedHashMap<>();
    for (Object element : call.list()) {
      Object key = attribute == null ? element : Attribute.of(element, attribute);
      unique.putIfAbsent(FilterCall.made(Py.repr(folded(key, exact))), element);
    }
    return new ArrayList<>(unique.values());
  }

  private static @Nullable Object sum(FilterCall call) {
    Object attribute = call.argument(0, "attribute");
    Object sum = call.has(1, "start") ? call.argument(1, "start") : (Object) 0L;
    for (Object element : call.list()) {
      Object value = attribute == null ? element : Attribute.of(element, attribute);
      sum = Operators.sum(sum, value);
    }
    return sum;
  }

  private static @Nullable Object extreme(FilterCall call, int sign) {
    boolean exact = call.flag(0, "case_sensitive", false);
    Comparator<Object> order = order(exact, call.argument(1, "attribute"));
    List<Object> list = call.list();
    Object best = at(list, 0);
    for (Object element : list) {
      best = Integer.signum(order.compare(element, best)) == -sign ? element : best;
    }
    return best;
  }

  private static Object batches(FilterCall call) {
    int size = call.number(0, "linecount", 0);
    if (size <= 0) {
      throw new NotRenderable("no size");
    }
    List<Object> batches = new ArrayList<>();
    List<Object> list = call.list();
    for (int from = 0; from < list.size(); from += size) {
      batches.add(new ArrayList<>(list.subList(from, Math.min(from + size, list.size()))));
    }
    if (!batches.isEmpty() && isGiven(call.argument(1, "fill_with"))) {
      fill((List<?>) batches.getLast(), size, call.argument(1, "fill_with"));
    }
    return batches;
  }

  private static boolean isGiven(@Nullable Object value) {
    return value != null && value != None.NONE;
  }

  @SuppressWarnings("unchecked")
  private static void fill(List<?> list, int size, @Nullable Object by) {
    JinjaSandbox.current().listed(size);
    while (list.size() < size) {
      ((List<Object>) list).add(by);
    }
  }

  private static Object slices(FilterCall call) {
    int count = call.number(0, "slices", 0);
    if (count <= 0) {
      throw new NotRenderable("no slices");
    }
    List<Object> list = call.list();
    JinjaSandbox.current().listed(count);
    List<Object> slices = new ArrayList<>();
    int longer = list.size() % count;
    int at = 0;
    for (int i = 0; i < count; i++) {
      int end = at + list.size() / count + (i < longer ? 1 : 0);
      List<Object> slice = new ArrayList<>(list.subList(at, end));
      if (isGiven(call.argument(1, "fill_with")) && i >= longer) {
        slice.add(call.argument(1, "fill_with"));
      }
      slices.add(slice);
      at = end;
    }
    return slices;
  }

  /// Pairs of key and value.
  static List<Object> items(@Nullable Object map) {
    if (map == null) {
      return new ArrayList<>();
    }
    if (!(map instanceof Map<?, ?> given)) {
      throw new NotRenderable("not a dict");
    }
    JinjaSandbox.current().listed(given.size());
    List<Object> items = new ArrayList<>();
    given.forEach((key, value) -> items.add(new Tuple(key, value)));
    return items;
  }

  private static Object sortedItems(FilterCall call) {
    int by = call.text(1, "by", "key").equals("value") ? 1 : 0;
    boolean exact = call.flag(0, "case_sensitive", false);
    List<Object> items = items(call.value());
    Comparator<Object> order =
        (a, b) -> compare(((List<?>) a).get(by), ((List<?>) b).get(by), exact);
    items.sort(call.flag(2, "reverse", false) ? order.reversed() : order);
    return items;
  }

  private static Object groups(FilterCall call) {
    Object attribute = call.argument(0, "attribute");
    Object absent = call.argument(1, "default");
    boolean exact = call.flag(2, "case_sensitive", false);
    List<Object> list = call.list();
    Comparator<Object> order = order(exact, null);
    list.sort((a, b) -> order.compare(key(a, attribute, absent), key(b, attribute, absent)));
    List<Object> groups = new ArrayList<>();
    Group last = null;
    for (Object element : list) {
      Object key = key(element, attribute, absent);
      if (last == null || compare(key, last.grouper(), exact) != 0) {
        last = new Group(key, new ArrayList<>());
        groups.add(last);
      }
      last.list().add(element);
    }
    return groups;
  }

  private static @Nullable Object key(
      Object element, @Nullable Object attribute, @Nullable Object absent) {
    Object key = Attribute.of(element, attribute);
    return key == null ? absent : key;
  }
}
