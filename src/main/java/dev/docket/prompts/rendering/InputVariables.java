package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/// The names that a template expects values for.
public final class InputVariables {

  private InputVariables() {}

  /// Names in texts, of placeholders, media and tools. Of snippets only when they are expanded; of
  /// a text that does not parse none.
  public static SortedSet<String> of(JsonNode promptTemplate) {
    SortedSet<String> names = new TreeSet<>();
    Texts.changed(
        promptTemplate,
        (text, format, pointer) -> {
          if (format.equals(Texts.JINJA)) {
            JinjaNames.collect(text, names);
          } else {
            FormatString.collectVariables(text, names);
          }
          return text;
        });
    Placeholders.collectVariables(promptTemplate, names);
    Media.collectVariables(promptTemplate, names);
    ToolVariables.collectVariables(promptTemplate, names);
    return names;
  }
}
