package dev.docket.search;

import dev.docket.requests.WorkspaceId;

/// Port: finds the values that are in use.
public interface SuggestionSource {

  /// The values that the workspace's requests have. Never a part of an answer: an engine that
  /// cannot see everything is [dev.docket.problem.Problem.Unavailable].
  Suggestions suggest(WorkspaceId workspace, SuggestionQuery query);
}
