package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;

/// How somebody wants to see a template as it was published.
///
/// @param resolveSnippets puts the texts of snippets in their places
/// @param includeKwargs adds what a provider's library is called with
public record RawFetch(Wanted wanted, boolean resolveSnippets, boolean includeKwargs) {

  /// Reads the parameters of a `GET /prompt-templates/{identifier}`.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid]
  public static RawFetch of(JsonNode body) {
    Wanted wanted =
        new Wanted(Fetch.version(body), Fetch.orNull(body, "label", PromptLimits.LABEL));
    if (wanted.version() != null && wanted.label() != null) {
      throw ProblemException.invalid(
          "/version", "Either `version` or `label` may be given, not both.");
    }
    return new RawFetch(
        wanted,
        !body.has("resolve_snippets") || Property.flag(body, "resolve_snippets"),
        Property.flag(body, "include_llm_kwargs"));
  }
}
