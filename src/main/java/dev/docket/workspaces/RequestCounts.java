package dev.docket.workspaces;

import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Map;

/// Counts what is stored.
public interface RequestCounts {

  /// Counts the requests of these workspaces as searches see them: a second late at most.
  Counted count(List<WorkspaceId> workspaces);

  /// What was counted.
  ///
  /// @param requests of each workspace that was asked for; one that has none may be missing
  /// @param all requests of all workspaces
  /// @param bytes that all of them take on disk, replicas included
  record Counted(Map<WorkspaceId, Long> requests, long all, long bytes) {}
}
