package dev.docket.changes;

import dev.docket.problem.ProblemException;
import dev.docket.requests.Visibility;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/// What a walk must not pass by: writes that are acknowledged, and that no search sees yet.
record Unseen(Visibility visibility) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Waits until searches see everything that is acknowledged now, by any server.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when that takes too long
  void await() throws InterruptedException {
    try {
      if (!visibility.everythingSearchable(PATIENCE).get()) {
        throw ProblemException.unavailable("What was written last cannot be searched yet.", 2);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
