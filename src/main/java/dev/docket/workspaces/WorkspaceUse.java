package dev.docket.workspaces;

/// What a workspace takes up.
///
/// @param requests exact, as searches see them
/// @param bytes an estimate: the workspace's share of all requests, of what all take on disk. The
///   engine keeps the documents of all workspaces in the same files.
public record WorkspaceUse(Workspace workspace, long requests, long bytes) {

  static WorkspaceUse of(Workspace workspace, RequestCounts.Counted counted) {
    long requests = counted.requests().getOrDefault(workspace.id(), 0L);
    double share = counted.all() == 0 ? 0 : (double) requests / counted.all();
    return new WorkspaceUse(workspace, requests, Math.round(share * counted.bytes()));
  }
}
