package dev.docket.prompts;

import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Optional;

/// Where templates are kept. Its promises are those of single documents: created once whoever is
/// first, replaced only if unchanged, read as last written. All of it is within one workspace:
/// another one's templates are not there.
///
/// All methods throw [dev.docket.problem.ProblemException] when the engine does not answer.
public interface PromptStore {

  /// A template as it was read.
  ///
  /// @param revision by which the store knows whether somebody has changed it since
  record Held(Prompt prompt, String revision) {}

  /// One page of templates.
  ///
  /// @param total how many there are on all pages
  record Found(List<Prompt> prompts, long total) {}

  /// The template of that name.
  Optional<Held> read(WorkspaceId workspace, String name);

  /// Adds a template.
  ///
  /// @return false when there is one of this name
  boolean create(WorkspaceId workspace, Prompt prompt);

  /// Replaces a template, visibly for [#list].
  ///
  /// @return false when somebody else has changed it since it was read
  boolean replace(WorkspaceId workspace, Held old, Prompt prompt);

  /// Adds a version.
  ///
  /// @return false when the template has one of this number
  boolean create(WorkspaceId workspace, PromptVersion version);

  /// A version of the template of that name.
  Optional<PromptVersion> version(WorkspaceId workspace, String name, long number);

  /// Several versions, each the one of its template that stands at its place in `numbers`.
  List<PromptVersion> versions(WorkspaceId workspace, List<String> names, List<Long> numbers);

  /// The name of the template with that id. Neither ever changes.
  Optional<String> nameOf(WorkspaceId workspace, long promptId);

  /// The name of the template that has a label with that id.
  Optional<String> nameOfLabel(WorkspaceId workspace, long labelId);

  /// Templates, the one that was published last first.
  Found list(WorkspaceId workspace, PromptQuery query);
}
