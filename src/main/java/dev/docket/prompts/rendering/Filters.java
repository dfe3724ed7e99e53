package dev.docket.prompts.rendering;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The filters that a jinja2 text may use, by name.
final class Filters {

  /// What a filter makes of a value.
  @FunctionalInterface
  interface Filter {
    @Nullable Object apply(FilterCall call);
  }

  private static final Map<String, Filter> ALL = all();

  private Filters() {}

  private static Map<String, Filter> all() {
    Map<String, Filter> all = new HashMap<>(TextFilters.all());
    all.putAll(ListFilters.all());
    all.putAll(SelectingFilters.all());
    all.putAll(ValueFilters.all());
    return Map.copyOf(all);
  }

  /// @throws NotRenderable when there is none of that name
  static Filter named(String name) {
    Filter filter = ALL.get(name);
    if (filter == null) {
      throw new NotRenderable("no such filter");
    }
    return filter;
  }

  /// Runs one; what it throws ends the rendering.
  static @Nullable Object apply(String name, FilterCall call) {
    JinjaSandbox sandbox = JinjaSandbox.current();
    sandbox.step();
    try {
      return named(name).apply(call);
    } catch (NotRenderable | Bomb e) {
      throw sandbox.failed(e);
    }
  }

  /// A filter that makes a text of a text.
  static Filter ofText(Function<String, String> change) {
    return call -> FilterCall.made(change.apply(call.text()));
  }
}
