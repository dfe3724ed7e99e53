package dev.docket.app;

import dev.docket.ingest.PromptLinks;
import dev.docket.prompts.PromptLinking;
import dev.docket.requests.PromptLink;
import dev.docket.requests.WorkspaceId;

/// The prompts of one workspace, as logs are linked to them.
record LinkedPrompts(PromptLinking linking, WorkspaceId workspace) implements PromptLinks {

  private static final String STORED = "; stored as given, unlinked";

  @Override
  public Resolved resolve(PromptLink given) {
    try {
      return switch (linking.find(workspace, given)) {
        case PromptLinking.Answer.Linked(PromptLink link, var variables) ->
            new Resolved(link, variables, null);
        case PromptLinking.Answer.Unknown(String why) -> new Resolved(given, null, why + STORED);
      };
    } catch (RuntimeException e) {
      // The model has been paid for: the log counts more than its link.
      return new Resolved(given, null, "the prompts cannot be read right now" + STORED);
    }
  }
}
