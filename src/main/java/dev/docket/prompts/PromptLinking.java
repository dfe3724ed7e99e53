package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.prompts.rendering.InputVariables;
import dev.docket.prompts.rendering.Snippets;
import dev.docket.requests.PromptLink;
import dev.docket.requests.WorkspaceId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the version that a logged request names, cheaply: requests name the same few prompts again
/// and again, and a version never changes.
///
/// What is published through this server counts at once. What is published through another one
/// counts at once for a version that was not known, and after [PromptCache#MOMENT] for a name that
/// was not known, for the newest version and for labels.
public final class PromptLinking {

  private static final String NO_PROMPT = "no such prompt is known";

  private static final int MOST_VARIABLES = 200_000;

  private final PromptCache store;
  private final Prompts prompts;
  private final Cache<Key, Usable> immutable;
  private final Cache<Key, Usable> recent;

  private record Key(WorkspaceId workspace, String name, long version) {}

  /// What a log needs of a version.
  private record Usable(long promptId, Set<String> variables) {}

  /// Looks into a store that remembers.
  ///
  /// @param ticker tells how long a moment is
  public PromptLinking(PromptCache store, Ticker ticker) {
    this.store = store;
    this.prompts = new Prompts(store);
    this.immutable = bounded().build();
    this.recent = bounded().expireAfterWrite(PromptCache.MOMENT).ticker(ticker).build();
  }

  private static Caffeine<Key, Usable> bounded() {
    return Caffeine.newBuilder()
        .maximumWeight(MOST_VARIABLES)
        .weigher((Key _, Usable usable) -> 1 + usable.variables().size());
  }

  /// What a name leads to.
  public sealed interface Answer {

    /// A version that there is.
    ///
    /// @param link with name, id and version, and the label if it was named
    /// @param variables that its texts use, those of its snippets too
    record Linked(PromptLink link, Set<String> variables) implements Answer {}

    /// Nothing.
    ///
    /// @param why for the one who has logged it
    record Unknown(String why) implements Answer {}
  }

  /// Looks up a prompt as a client names it: by name or id, in a version, in the one that a label
  /// is on, or in the newest. An explicit version counts more than a label, which then only says
  /// how it was chosen.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public Answer find(WorkspaceId workspace, PromptLink given) {
    Optional<String> name =
        given.name() != null ? Optional.of(given.name()) : nameOf(workspace, given.id());
    if (name.isEmpty()) {
      return new Answer.Unknown(NO_PROMPT);
    }
    Long version = given.version();
    if (version != null) {
      Usable known = immutable.getIfPresent(new Key(workspace, name.get(), version));
      if (known != null) {
        return linked(given, name.get(), version, known);
      }
    }
    Optional<Prompt> prompt = store.recent(workspace, name.get(), version == null ? 0 : version);
    return prompt.isEmpty() ? new Answer.Unknown(NO_PROMPT) : found(workspace, prompt.get(), given);
  }

  private Optional<String> nameOf(WorkspaceId workspace, @Nullable Long id) {
    return id == null ? Optional.empty() : store.recentName(workspace, id);
  }

  private Answer found(WorkspaceId workspace, Prompt prompt, PromptLink given) {
    Wanted wanted = new Wanted(given.version(), given.version() == null ? given.label() : null);
    return prompts
        .ifThere(workspace, prompt, wanted)
        .map(version -> linked(given, prompt.name(), version.number(), usable(workspace, version)))
        .orElseGet(() -> new Answer.Unknown("the prompt has no " + wanted.words()));
  }

  private static Answer linked(PromptLink given, String name, long version, Usable usable) {
    return given.id() != null && given.id() != usable.promptId()
        ? new Answer.Unknown("the prompt of this name has another id")
        : new Answer.Linked(
            new PromptLink(name, usable.promptId(), version, given.label()), usable.variables());
  }

  /// Of a template with snippets only for a moment: another version of a snippet may use others.
  private Usable usable(WorkspaceId workspace, PromptVersion version) {
    Key key = new Key(workspace, version.name(), version.number());
    Usable known = immutable.getIfPresent(key);
    if (known == null) {
      known = recent.getIfPresent(key);
    }
    if (known != null) {
      return known;
    }
    JsonNode template = version.content().template();
    Cache<Key, Usable> cache = Snippets.names(template).isEmpty() ? immutable : recent;
    return cache.get(
        key, _ -> new Usable(version.promptId(), InputVariables.of(expanded(workspace, version))));
  }

  private JsonNode expanded(WorkspaceId workspace, PromptVersion version) {
    try {
      return new SnippetLookup(prompts, workspace).expanded(version.content().template());
    } catch (ProblemException e) {
      if (e.problem() instanceof Problem.Refused) {
        // Nobody can be given such a template; its own variables are still those that it names.
        return version.content().template();
      }
      throw e;
    }
  }
}
