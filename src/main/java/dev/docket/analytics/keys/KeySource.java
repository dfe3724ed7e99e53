package dev.docket.analytics.keys;

import dev.docket.requests.WorkspaceId;

/// Port: finds the metadata keys of requests.
public interface KeySource {

  /// One page of the catalogue. Never a part of an answer: an engine that cannot see everything is
  /// [dev.docket.problem.Problem.Unavailable].
  Catalogue find(WorkspaceId workspace, KeysQuestion question);
}
