package dev.docket.analytics.breakdown;

import dev.docket.requests.WorkspaceId;

/// Port: counts requests value by value.
public interface BreakdownSource {

  /// One page of a breakdown. Never a part of an answer: an engine that cannot see everything is
  /// [dev.docket.problem.Problem.Unavailable].
  Breakdown find(WorkspaceId workspace, BreakdownQuestion question);
}
