package dev.docket.prompts.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters that run a filter or a test on each element of a list.
final class SelectingFilters {

  private SelectingFilters() {}

  static Map<String, Filters.Filter> all() {
    return Map.of(
        "map", SelectingFilters::mapped,
        "select", call -> selected(call, false, true),
        "reject", call -> selected(call, false, false),
        "selectattr", call -> selected(call, true, true),
        "rejectattr", call -> selected(call, true, false));
  }

  private static Object mapped(FilterCall call) {
    List<@Nullable Object> mapped = new ArrayList<>();
    for (Object element : call.list()) {
      mapped.add(mapped(call, element));
    }
    return mapped;
  }

  private static @Nullable Object mapped(FilterCall call, Object element) {
    JinjaSandbox.current().step();
    if (call.named().containsKey("attribute")) {
      Object value = Attribute.of(element, call.named().get("attribute"));
      return value == null ? call.named().get("default") : value;
    }
    if (call.positional().isEmpty()) {
      throw new NotRenderable("nothing to map by");
    }
    return Filters.apply(
        Py.str(call.positional().getFirst()),
        new FilterCall(
            element, call.positional().subList(1, call.positional().size()), call.named()));
  }

  private static Object selected(FilterCall call, boolean byAttribute, boolean keep) {
    List<@Nullable Object> arguments = call.positional();
    int at = byAttribute ? 1 : 0;
    if (arguments.size() < at) {
      throw new NotRenderable("nothing to select by");
    }
    List<@Nullable Object> rest =
        arguments.subList(Math.min(at + 1, arguments.size()), arguments.size());
    List<Object> selected = new ArrayList<>();
    for (Object element : call.list()) {
      JinjaSandbox.current().step();
      Object value = byAttribute ? Attribute.of(element, arguments.getFirst()) : element;
      boolean holds =
          arguments.size() > at
              ? JinjaTests.holds(Py.str(arguments.get(at)), value, rest)
              : Py.isTrue(value);
      if (holds == keep) {
        selected.add(element);
      }
    }
    return selected;
  }
}
