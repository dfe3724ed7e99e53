package dev.docket.opensearch;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import org.apache.hc.core5.http.ContentTooLongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the engine's failures mean for a caller. Its exceptions never leave this package and its
/// sub-packages.
public final class EngineErrors {

  private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);

  /// Seconds after which a caller may try again.
  public static final int RETRY_AFTER = 2;

  private EngineErrors() {}

  /// The engine could not be reached, or broke off.
  public static ProblemException of(Exception cause) {
    LOG.warn("the engine does not answer error={}", cause.toString());
    return new ProblemException(
        new Problem.Unavailable("The search engine cannot answer right now.", RETRY_AFTER), cause);
  }

  /// Whether the client would not hold the engine's answer, which has a bound.
  public static boolean isTooLong(Exception error) {
    return error instanceof ContentTooLongException
        || error.getCause() instanceof ContentTooLongException;
  }

  /// The engine answered with an error that no caller can be blamed for.
  public static ProblemException of(String doing, EngineReply reply) {
    LOG.warn("the engine refused {} status={} error={}", doing, reply.status(), reply.errorType());
    return new ProblemException(
        new Problem.Unavailable("The search engine cannot answer right now.", RETRY_AFTER));
  }
}
