package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;

/// Replaces references by texts, in one template.
///
/// Each snippet is expanded once, whatever the number of references to it: ten snippets that hold
/// the next one ten times would be ten thousand million.
final class SnippetExpansion {

  static final int DEEPEST = 10;
  static final int MOST = 200;

  private final Function<String, Optional<JsonNode>> lookup;
  private final Map<String, Optional<String>> expanded = new HashMap<>();
  private final List<String> path = new ArrayList<>();
  private final Budget budget = new Budget();

  SnippetExpansion(Function<String, Optional<JsonNode>> lookup) {
    this.lookup = lookup;
  }

  /// @throws Bomb when there is no end to it, or too much of it
  String expand(String text) {
    Matcher reference = Snippets.REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (reference.find()) {
      String replacement = snippet(reference.group(1)).orElse(reference.group());
      budget.spend(reference.start() - from + replacement.length());
      out.append(text, from, reference.start()).append(replacement);
      from = reference.end();
    }
    return from == 0 ? text : out.append(text, from, text.length()).toString();
  }

  private Optional<String> snippet(String name) {
    Optional<String> known = expanded.get(name);
    if (known != null) {
      return known;
    }
    if (path.contains(name)) {
      throw new Bomb("has a snippet within itself: %s".formatted(String.join(" → ", cycle(name))));
    }
    if (path.size() >= DEEPEST) {
      throw new Bomb("has snippets within snippets deeper than %d".formatted(DEEPEST));
    }
    if (expanded.size() >= MOST) {
      throw new Bomb("names more than %d snippets".formatted(MOST));
    }
    path.addLast(name);
    Optional<String> text = lookup.apply(name).flatMap(SnippetExpansion::text).map(this::expand);
    path.removeLast();
    expanded.put(name, text);
    return text;
  }

  private List<String> cycle(String name) {
    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    cycle.add(name);
    return cycle;
  }

  private static Optional<String> text(JsonNode snippet) {
    JsonNode content = snippet.path("content");
    if (content.isTextual()) {
      return Optional.of(content.textValue());
    }
    if (!content.isArray()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode block : content) {
      if (block.path("type").asText("").equals("text")) {
        text.append(block.path("text").asText(""));
      }
    }
    return Optional.of(text.toString());
  }
}
