package dev.docket.requests;

/// Port: groups of requests, a number each.
public interface Groups {

  /// Makes a group.
  ///
  /// @return its number, positive and below 2^53
  /// @throws dev.docket.problem.ProblemException when the store does not answer
  long create(WorkspaceId workspace);

  /// Whether the workspace has this group.
  boolean exists(WorkspaceId workspace, long groupId);
}
