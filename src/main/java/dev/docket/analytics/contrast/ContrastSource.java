package dev.docket.analytics.contrast;

import dev.docket.requests.WorkspaceId;

/// Port: holds two sets of requests against each other.
public interface ContrastSource {

  /// The differences between the sides. Counts are exact; which values are compared may not be all,
  /// see [Contrasted#exact]. Never a part of an answer: an engine that cannot see everything is
  /// [dev.docket.problem.Problem.Unavailable].
  Contrasted find(WorkspaceId workspace, ContrastQuery query);
}
