package dev.docket.http;

import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.util.HashMap;
import java.util.Map;

/// How many exports run at a time. Each may have a page in memory, and keeps the engine busy for as
/// long as its client is fast; and one workspace must not keep all others from theirs. Thread-safe.
final class ExportTurns {

  static final int AT_ONCE = 4;
  static final int OF_ONE_WORKSPACE = 2;

  private static final int RETRY_AFTER = 10;

  private final Map<WorkspaceId, Integer> running = new HashMap<>();

  /// An export that runs, until it is closed.
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /// Lets an export begin.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when enough are running
  synchronized Turn take(WorkspaceId workspace) {
    int all = running.values().stream().mapToInt(Integer::intValue).sum();
    int own = running.getOrDefault(workspace, 0);
    if (all >= AT_ONCE || own >= OF_ONE_WORKSPACE) {
      throw ProblemException.unavailable(
          "%s are running; try again when one of them is over."
              .formatted(
                  own >= OF_ONE_WORKSPACE
                      ? "%d exports of this workspace".formatted(own)
                      : "%d exports".formatted(all)),
          RETRY_AFTER);
    }
    running.merge(workspace, 1, Integer::sum);
    return () -> end(workspace);
  }

  private synchronized void end(WorkspaceId workspace) {
    running.computeIfPresent(workspace, (_, count) -> count == 1 ? null : count - 1);
  }
}
