package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// References to other templates in a template's texts: `@@@name@@@`.
public final class Snippets {

  /// A name has no line break and ends with the next three signs; a single `@` may be in it, as
  /// references to a version or a label have one.
  static final Pattern REFERENCE = Pattern.compile("@@@((?:[^@\\r\\n]|@(?!@@)){1,1024}?)@@@");

  private Snippets() {}

  /// What stands between the signs, each once, in the order of the text: `name`,
  /// `name@version_number:3` or `name@label:prod`.
  ///
  /// After [#expand] these are the snippets that were not found.
  public static List<String> names(JsonNode promptTemplate) {
    Set<String> names = new LinkedHashSet<>();
    Texts.changed(
        promptTemplate,
        (text, format, pointer) -> {
          REFERENCE.matcher(text).results().forEach(found -> names.add(found.group(1)));
          return text;
        });
    return new ArrayList<>(names);
  }

  /// A new template with the texts of snippets in place of the references to them; references that
  /// the lookup does not know, or that are not completions, stay. It is asked once for each name.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] for a snippet within itself, and
  ///   when they are nested too deep, too many or too long; with a pointer to the text
  public static JsonNode expand(
      JsonNode promptTemplate, Function<String, Optional<JsonNode>> lookup) {
    SnippetExpansion expansion = new SnippetExpansion(lookup);
    return Texts.changed(
        promptTemplate,
        (text, format, pointer) -> {
          try {
            return expansion.expand(text);
          } catch (Bomb e) {
            throw ProblemException.refused(
                pointer, "The text at %s %s.".formatted(pointer, e.getMessage()));
          }
        });
  }
}
