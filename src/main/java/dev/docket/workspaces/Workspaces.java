package dev.docket.workspaces;

import java.util.List;
import java.util.Optional;

/// The workspaces of this server, for its operator.
public final class Workspaces {

  private final AccessStore store;
  private final RequestCounts counts;

  public Workspaces(AccessStore store, RequestCounts counts) {
    this.store = store;
    this.counts = counts;
  }

  /// All workspaces and what each takes up, by name.
  public List<WorkspaceUse> all() {
    List<Workspace> workspaces = store.workspaces();
    RequestCounts.Counted counted = counts.count(workspaces.stream().map(Workspace::id).toList());
    return workspaces.stream().map(workspace -> WorkspaceUse.of(workspace, counted)).toList();
  }

  /// The workspace of that name; empty when there is none.
  public Optional<Workspace> named(String name) {
    return store.workspaces().stream()
        .filter(workspace -> workspace.name().equals(name))
        .findFirst();
  }

  /// What one workspace takes up.
  public WorkspaceUse use(Workspace workspace) {
    return WorkspaceUse.of(workspace, counts.count(List.of(workspace.id())));
  }
}
