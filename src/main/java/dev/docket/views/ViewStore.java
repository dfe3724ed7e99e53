package dev.docket.views;

import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.function.UnaryOperator;

/// Where the views of each workspace are kept.
///
/// All methods throw [dev.docket.problem.ProblemException] when the engine does not answer.
public interface ViewStore {

  /// All views of a workspace.
  List<SavedView> list(WorkspaceId workspace);

  /// Changes the views of a workspace, as if nobody else did at the same time.
  ///
  /// @param change from all views to all views; may be called several times
  /// @return all views as they are now
  List<SavedView> change(WorkspaceId workspace, UnaryOperator<List<SavedView>> change);
}
