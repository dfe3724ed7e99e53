package dev.docket.workspaces;

import dev.docket.requests.WorkspaceId;

/// A team's own set of requests.
public record Workspace(WorkspaceId id, String name) {

  /// The workspace that is there from the first start.
  public static final Workspace DEFAULT = new Workspace(new WorkspaceId(1), "default");
}
