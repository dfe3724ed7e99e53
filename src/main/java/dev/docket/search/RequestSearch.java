package dev.docket.search;

import dev.docket.requests.WorkspaceId;

/// Port: finds requests.
public interface RequestSearch {

  /// One page of the workspace's requests, with the exact total. A part of an answer only where the
  /// query allows it; else an engine that cannot see everything is
  /// [dev.docket.problem.Problem.Unavailable].
  Page search(WorkspaceId workspace, SearchQuery query);
}
