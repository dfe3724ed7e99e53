package dev.docket.analytics.overview;

import dev.docket.requests.WorkspaceId;
import java.util.Optional;

/// Port: looks at all requests of a selection.
public interface RequestOverview {

  /// The whole picture; empty when no request matches. Never a part of an answer: an engine that
  /// cannot see everything is [dev.docket.problem.Problem.Unavailable].
  Optional<Overview> overview(WorkspaceId workspace, OverviewQuestion question);
}
