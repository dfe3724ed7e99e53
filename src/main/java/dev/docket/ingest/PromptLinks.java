package dev.docket.ingest;

import dev.docket.requests.PromptLink;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Port: what a workspace's prompt registry makes of a prompt that a client names. An unknown
/// prompt never costs a log.
@FunctionalInterface
public interface PromptLinks {

  /// Knows no prompt: keeps what the client said.
  PromptLinks UNLINKED =
      given -> new Resolved(given, null, "no such prompt is known; stored as given, unlinked");

  Resolved resolve(PromptLink given);

  /// What the registry says.
  ///
  /// @param link what is to be stored
  /// @param variables the variables that the template uses, null when it is not known
  /// @param warning why the prompt was not linked, null when it was
  record Resolved(PromptLink link, @Nullable Set<String> variables, @Nullable String warning) {}
}
