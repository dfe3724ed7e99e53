package dev.docket.prompts;

import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.function.UnaryOperator;

/// Creates, moves and deletes the release labels of templates.
///
/// All methods throw [ProblemException], [dev.docket.problem.Problem.NotFound] for what the
/// workspace does not have.
public final class ReleaseLabels {

  private final PromptStore store;
  private final Prompts prompts;
  private final RequestIdSource ids;

  public ReleaseLabels(PromptStore store, Prompts prompts, RequestIdSource ids) {
    this.store = store;
    this.prompts = prompts;
    this.ids = ids;
  }

  /// A label, and the version that it is on.
  public record Labelled(ReleaseLabel label, PromptVersion version) {}

  /// The labels of a template, those on the newest version first.
  public List<Labelled> of(WorkspaceId workspace, Prompt prompt) {
    List<ReleaseLabel> labels = prompt.labels();
    List<PromptVersion> versions =
        store.versions(
            workspace,
            labels.stream().map(_ -> prompt.name()).toList(),
            labels.stream().map(ReleaseLabel::version).toList());
    return labels.stream()
        .map(label -> new Labelled(label, versions.get(labels.indexOf(label))))
        .sorted((a, b) -> Long.compare(b.label().version(), a.label().version()))
        .toList();
  }

  /// Puts a label on a version: a new one, or the one of that name.
  public Labelled put(WorkspaceId workspace, long promptId, long number, String name) {
    Prompt prompt = prompts.withId(workspace, promptId).orElseThrow(() -> unknownPrompt(promptId));
    PromptVersion version = prompts.version(workspace, prompt, number);
    Prompt changed = change(workspace, prompt.name(), old -> putOn(old, List.of(name), number));
    return new Labelled(changed.label(name).orElseThrow(), version);
  }

  /// Moves a label to another version of its template.
  public Labelled move(WorkspaceId workspace, long labelId, long number) {
    Prompt prompt = labelled(workspace, labelId);
    PromptVersion version = prompts.version(workspace, prompt, number);
    Prompt changed =
        change(
            workspace,
            prompt.name(),
            old -> {
              mustHave(old, labelId);
              return old.moved(labelId, number);
            });
    return new Labelled(mustHave(changed, labelId), version);
  }

  /// Deletes a label; the version that it was on stays.
  public void delete(WorkspaceId workspace, long labelId) {
    Prompt prompt = labelled(workspace, labelId);
    change(
        workspace,
        prompt.name(),
        old -> {
          mustHave(old, labelId);
          return old.without(labelId);
        });
  }

  /// The template with labels put on one of its versions.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when there are too many
  Prompt putOn(Prompt prompt, List<String> names, long number) {
    Prompt changed = prompt;
    for (String name : names) {
      long id = prompt.label(name).map(ReleaseLabel::id).orElseGet(() -> ids.next().value());
      changed = changed.with(new ReleaseLabel(id, name, number));
    }
    if (changed.labels().size() > PromptLimits.LABELS) {
      throw ProblemException.refused(
          "/release_labels",
          "A template has %d release labels at most.".formatted(PromptLimits.LABELS));
    }
    return changed;
  }

  private Prompt labelled(WorkspaceId workspace, long labelId) {
    return store
        .nameOfLabel(workspace, labelId)
        .flatMap(name -> prompts.named(workspace, name))
        .orElseThrow(() -> unknownLabel(labelId));
  }

  private Prompt change(WorkspaceId workspace, String name, UnaryOperator<Prompt> change) {
    while (true) {
      PromptStore.Held old =
          store.read(workspace, name).orElseThrow(() -> Prompts.unknown("It is gone."));
      Prompt changed = change.apply(old.prompt());
      if (store.replace(workspace, old, changed)) {
        return changed;
      }
    }
  }

  private static ReleaseLabel mustHave(Prompt prompt, long labelId) {
    return prompt.labels().stream()
        .filter(label -> label.id() == labelId)
        .findFirst()
        .orElseThrow(() -> unknownLabel(labelId));
  }

  private static ProblemException unknownPrompt(long id) {
    return Prompts.unknown("No prompt template has the id %d.".formatted(id));
  }

  private static ProblemException unknownLabel(long id) {
    return Prompts.unknown("No release label has the id %d.".formatted(id));
  }
}
