package dev.docket.maintenance.retention;

import dev.docket.requests.WorkspaceId;
import java.time.Instant;

/// Port: what a workspace no longer keeps.
@FunctionalInterface
public interface AgedRequests {

  /// Has removed, some time later, what came before a moment. It may be ordered again and again.
  ///
  /// @throws dev.docket.problem.ProblemException when the store does not answer
  void remove(WorkspaceId workspace, Instant before);
}
