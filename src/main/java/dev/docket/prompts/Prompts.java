package dev.docket.prompts;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds templates and their versions.
///
/// All methods throw [ProblemException], [Problem.NotFound] for what the workspace does not have.
public final class Prompts {

  private final PromptStore store;

  public Prompts(PromptStore store) {
    this.store = store;
  }

  /// A template as it is now, and one of its versions.
  public record Found(Prompt prompt, PromptVersion version) {}

  /// The template with that name or, when there is none, with that id.
  public Prompt prompt(WorkspaceId workspace, String identifier) {
    return ifKnown(workspace, identifier)
        .orElseThrow(() -> unknown("There is no prompt template \"%s\".".formatted(identifier)));
  }

  /// As [#prompt], empty when there is none.
  public Optional<Prompt> ifKnown(WorkspaceId workspace, String identifier) {
    Optional<Prompt> named = named(workspace, identifier);
    if (named.isPresent()) {
      return named;
    }
    OptionalLong id = RequestId.parse(identifier);
    return id.isEmpty() ? Optional.empty() : withId(workspace, id.getAsLong());
  }

  /// The template with that name.
  public Optional<Prompt> named(WorkspaceId workspace, String name) {
    return name.codePointCount(0, name.length()) > PromptLimits.NAME
        ? Optional.empty()
        : store
            .read(workspace, name)
            .map(PromptStore.Held::prompt)
            .filter(prompt -> prompt.latest() > 0);
  }

  /// The template with that id.
  public Optional<Prompt> withId(WorkspaceId workspace, long id) {
    return store.nameOf(workspace, id).flatMap(name -> named(workspace, name));
  }

  /// A version of the template with that name or id. A label counts more than a number.
  public Found find(WorkspaceId workspace, String identifier, Wanted wanted) {
    Prompt prompt = prompt(workspace, identifier);
    PromptVersion version =
        ifThere(workspace, prompt, wanted).orElseThrow(() -> unknown(prompt, wanted));
    return new Found(prompt, version);
  }

  /// A version by its number.
  public PromptVersion version(WorkspaceId workspace, Prompt prompt, long number) {
    Wanted wanted = new Wanted(number, null);
    return ifThere(workspace, prompt, wanted).orElseThrow(() -> unknown(prompt, wanted));
  }

  /// A version, empty when there is no such one. One whose number is above the newest is not there
  /// yet, whatever is stored.
  Optional<PromptVersion> ifThere(WorkspaceId workspace, Prompt prompt, Wanted wanted) {
    return wanted
        .of(prompt)
        .filter(number -> number >= 1 && number <= prompt.latest())
        .flatMap(number -> store.version(workspace, prompt.name(), number));
  }

  private static ProblemException unknown(Prompt prompt, Wanted wanted) {
    return unknown("\"%s\" has no %s.".formatted(prompt.name(), wanted.words()));
  }

  /// One page of templates.
  public PromptListing list(WorkspaceId workspace, PromptQuery query) {
    return PromptListing.of(store, workspace, query);
  }

  static ProblemException unknown(String message) {
    return new ProblemException(new Problem.NotFound(message));
  }
}
