package dev.docket.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Publishes versions: each publication is one more version, however many come at once.
///
/// The version is written first, under the next number that nobody has, and only then the template
/// says that it is the newest. So a server that dies in between leaves a version that nobody was
/// told of, and the next publication goes on after it.
public final class Publishing {

  private final PromptStore store;
  private final ReleaseLabels labels;
  private final RequestIdSource ids;
  private final InstantSource clock;

  public Publishing(
      PromptStore store, ReleaseLabels labels, RequestIdSource ids, InstantSource clock) {
    this.store = store;
    this.labels = labels;
    this.ids = ids;
    this.clock = clock;
  }

  /// What was published, and the template as it is since.
  public record Published(Prompt prompt, PromptVersion version, Publication publication) {}

  /// Publishes a version.
  ///
  /// @param body `{prompt_template, prompt_version, release_labels}`
  /// @throws ProblemException [dev.docket.problem.Problem.Refused], with a pointer
  public Published publish(WorkspaceId workspace, JsonNode body) {
    return publish(workspace, PublicationReader.read(body));
  }

  /// Publishes a version that is one of before with changes.
  ///
  /// @param base what it begins with
  /// @param body what differs
  /// @throws ProblemException [dev.docket.problem.Problem.Refused], with a pointer
  public Published patch(WorkspaceId workspace, PromptVersion base, JsonNode body) {
    return publish(workspace, PromptPatch.applied(base, body));
  }

  private Published publish(WorkspaceId workspace, Publication publication) {
    PromptStore.Held head = opened(workspace, publication.name());
    // Refused before anything is written; once more below, for what others did meanwhile.
    labels.putOn(head.prompt(), publication.labels(), 1);
    PromptVersion version = added(workspace, head.prompt(), publication.content());
    while (true) {
      Prompt changed =
          labels.putOn(
              head.prompt().extended(version, publication), publication.labels(), version.number());
      if (store.replace(workspace, head, changed)) {
        return new Published(changed, version, publication);
      }
      head = opened(workspace, publication.name());
    }
  }

  private PromptStore.Held opened(WorkspaceId workspace, String name) {
    while (true) {
      var known = store.read(workspace, name);
      if (known.isPresent()) {
        return known.get();
      }
      Instant now = now();
      // Whoever comes first gives the template its id.
      store.create(
          workspace,
          new Prompt(ids.next().value(), name, 0, List.of(), List.of(), PromptJson.NONE, now, now));
    }
  }

  private PromptVersion added(WorkspaceId workspace, Prompt prompt, VersionContent content) {
    long number = prompt.latest();
    while (true) {
      number++;
      PromptVersion version =
          new PromptVersion(prompt.id(), prompt.name(), number, ids.next().value(), content, now());
      if (store.create(workspace, version)) {
        return version;
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
