package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/// The names that a template expects values for.
public final class InputVariables {

  /// Of all texts together: whoever logs a request may wait for it. A template of the largest size
  /// takes a tenth of a second, unless it is made to take long.
  private static final Duration TIME = Duration.ofSeconds(2);

  private InputVariables() {}

  /// Names in texts, of placeholders, media and tools. Of snippets only when they are expanded; of
  /// a text that does not parse, or not in time, none.
  public static SortedSet<String> of(JsonNode promptTemplate) {
    SortedSet<String> names = new TreeSet<>();
    Budget budget = new Budget(TIME);
    Texts.changed(
        promptTemplate,
        (text, format, pointer) -> {
          if (format.equals(Texts.JINJA)) {
            JinjaNames.collect(text, names, budget);
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
