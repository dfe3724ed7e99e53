package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of a call as one text sees them: made when they are first asked for, and its own, so
/// that a template that changes a list changes it for nobody else.
final class JinjaVariables {

  private final JsonNode variables;
  private final Map<String, Object> made = new HashMap<>();

  JinjaVariables(JsonNode variables) {
    this.variables = variables;
  }

  /// Null when there is none.
  @Nullable Object get(String name) {
    if (name.equals("none") || name.equals("None")) {
      return None.NONE;
    }
    JsonNode value = variables.get(name);
    return value == null ? null : made.computeIfAbsent(name, any -> PlainValues.of(value));
  }
}
