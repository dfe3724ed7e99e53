package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.prompts.rendering.Snippets;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds what `@@@…@@@` in a text refers to: the newest version of another template of the
/// workspace, `name`, or another one, `name@version_number:3`, `name@label:production`. What was
/// found once stays the answer, so that all who ask this object speak of the same versions.
final class SnippetLookup {

  private static final String VERSION = "@version_number:";
  private static final String LABEL = "@label:";

  private final Prompts prompts;
  private final WorkspaceId workspace;
  private final Map<String, Optional<PromptVersion>> found = new HashMap<>();

  SnippetLookup(Prompts prompts, WorkspaceId workspace) {
    this.prompts = prompts;
    this.workspace = workspace;
  }

  /// The version that is meant, empty when there is none. A template may be named like a reference:
  /// it comes first.
  Optional<PromptVersion> find(String reference) {
    Optional<PromptVersion> known = found.get(reference);
    if (known == null) {
      known = read(reference);
      found.put(reference, known);
    }
    return known;
  }

  private Optional<PromptVersion> read(String reference) {
    Optional<PromptVersion> named = find(reference, Wanted.NEWEST);
    if (named.isPresent()) {
      return named;
    }
    int version = reference.lastIndexOf(VERSION);
    if (version > 0) {
      var number = RequestId.parse(reference.substring(version + VERSION.length()));
      return number.isEmpty()
          ? Optional.empty()
          : find(reference.substring(0, version), new Wanted(number.getAsLong(), null));
    }
    int label = reference.lastIndexOf(LABEL);
    return label > 0
        ? find(
            reference.substring(0, label),
            new Wanted(null, reference.substring(label + LABEL.length())))
        : Optional.empty();
  }

  /// The template with the texts of snippets in their places.
  ///
  /// @throws dev.docket.problem.ProblemException [dev.docket.problem.Problem.Refused] when they are
  ///   within themselves, or too many
  JsonNode expanded(JsonNode template) {
    return Snippets.expand(
        template, reference -> find(reference).map(version -> version.content().template()));
  }

  private Optional<PromptVersion> find(String name, Wanted wanted) {
    return prompts
        .named(workspace, name)
        .flatMap(prompt -> prompts.ifThere(workspace, prompt, wanted));
  }
}
