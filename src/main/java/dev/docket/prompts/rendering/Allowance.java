package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/// How much more of the variables' lists a template may put in place of its blocks.
///
/// Each may be put in once, however large. A thousand placeholders of one name would otherwise make
/// a thousand copies of what is as large as a body may be.
final class Allowance {

  /// A value counts as its characters and this much, as all that holds it takes memory too.
  private static final int VALUE = 64;

  private long left;

  /// @param variables all that a call gives
  Allowance(JsonNode variables) {
    this.left = Budget.CHARACTERS + size(variables);
  }

  /// Whether the value may be put in once more; counts it.
  boolean covers(JsonNode value) {
    left -= size(value);
    return left >= 0;
  }

  private static long size(JsonNode value) {
    long size = VALUE;
    if (value.isTextual()) {
      size += value.textValue().length();
    } else if (value.isObject()) {
      for (var property : value.properties()) {
        size += property.getKey().length() + size(property.getValue());
      }
    } else {
      for (JsonNode element : value) {
        size += size(element);
      }
    }
    return size;
  }
}
