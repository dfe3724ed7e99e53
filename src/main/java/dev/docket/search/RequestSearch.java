package dev.docket.search;

import dev.docket.requests.RequestSummary;
import dev.docket.requests.WorkspaceId;

/// Port: finds requests.
public interface RequestSearch {

  /// One page of the workspace's requests, with the exact total. Never a part of an answer: an
  /// engine that cannot see everything is [dev.docket.problem.Problem.Unavailable].
  Page<RequestSummary> search(WorkspaceId workspace, SearchQuery query);
}
