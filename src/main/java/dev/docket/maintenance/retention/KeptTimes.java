package dev.docket.maintenance.retention;

import dev.docket.requests.WorkspaceId;
import java.util.Map;
import java.util.Optional;

/// Port: for how long workspaces keep their requests that say so themselves. Every method throws
/// [dev.docket.problem.ProblemException] when the store does not answer.
public interface KeptTimes {

  Map<WorkspaceId, KeptTime> all();

  /// Sets it, or with empty takes it back.
  void set(WorkspaceId workspace, Optional<KeptTime> kept);
}
