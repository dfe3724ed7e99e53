package dev.docket.opensearch.analytics;

import dev.docket.opensearch.EngineErrors;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets in so many questions at a time as the engine has room for: each may look at every request
/// and keep some hundred megabytes for its answer. Those beyond wait in order, and not for long.
public final class HeavyQuestions {

  /// More than these would wait longer than their callers do.
  private static final int MOST_WAITING = 32;

  private final Semaphore permits;
  private final Duration patience;

  /// A door for questions.
  ///
  /// @param atOnce so many are asked at a time
  /// @param patience how long the others wait
  public HeavyQuestions(int atOnce, Duration patience) {
    this.permits = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /// Asks, when it is its turn.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it never was
  <T> T ask(Supplier<T> question) {
    if (permits.getQueueLength() >= MOST_WAITING || !acquired()) {
      throw ProblemException.unavailable(
          "Too many questions about many requests are being answered already.",
          EngineErrors.RETRY_AFTER);
    }
    try {
      return question.get();
    } finally {
      permits.release();
    }
  }

  private boolean acquired() {
    try {
      return permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
