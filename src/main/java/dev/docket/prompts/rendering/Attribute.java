package dev.docket.prompts.rendering;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What filters call an attribute: `name`, `address.city` or a position.
final class Attribute {

  private Attribute() {}

  /// Undefined, null, where there is nothing.
  static @Nullable Object of(@Nullable Object value, @Nullable Object attribute) {
    Object found = value;
    for (String part : Py.str(attribute).split("\\.", -1)) {
      found = part(found, part.strip());
    }
    return found;
  }

  private static @Nullable Object part(@Nullable Object value, String part) {
    if (value instanceof Map<?, ?> map) {
      return map.get(part);
    }
    if (value instanceof List<?> list && part.matches("\\d{1,9}")) {
      int index = Integer.parseInt(part);
      return index < list.size() ? list.get(index) : null;
    }
    return null;
  }
}
