package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What stands in the texts of a template: snippets and variables.
final class TemplateTexts {

  private TemplateTexts() {}

  /// Finds a snippet's template by its name.
  interface Lookup extends Function<String, Optional<JsonNode>> {}

  static JsonNode expanded(JsonNode template, Lookup snippets) {
    return template;
  }

  static JsonNode rendered(JsonNode template, JsonNode variables) {
    return template;
  }

  static List<String> snippets(JsonNode template) {
    return List.of();
  }

  static @Nullable Set<String> variables(JsonNode template) {
    return null;
  }
}
