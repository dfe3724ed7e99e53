package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a caller hears of something that was thrown.
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /// The problem that was thrown. Anything else is a defect of Docket: it is logged whole, and the
  /// caller is told nothing of its inside.
  static Problem problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ProblemException known) {
      return known.problem();
    }
    LOG.error("a call failed", cause);
    return new Problem.Internal("Docket failed to carry this out; its log says why.");
  }
}
