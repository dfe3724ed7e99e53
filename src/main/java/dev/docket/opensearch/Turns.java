package dev.docket.opensearch;

import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets in so many questions at a time as there is room for: each may keep some hundred megabytes
/// for its answer. Those beyond wait in order, and not for long.
public final class Turns {

  private final Semaphore permits;
  private final int mostWaiting;
  private final Duration patience;
  private final String refusal;

  /// A door for questions.
  ///
  /// @param atOnce so many are asked at a time
  /// @param mostWaiting so many others wait; more would wait longer than their callers do
  /// @param patience how long they wait
  /// @param refusal what those hear whose turn it never was
  public Turns(int atOnce, int mostWaiting, Duration patience, String refusal) {
    this.permits = new Semaphore(atOnce, true);
    this.mostWaiting = mostWaiting;
    this.patience = patience;
    this.refusal = refusal;
  }

  /// For questions that look at many requests.
  public static Turns ofCounts(int atOnce, Duration patience) {
    return new Turns(
        atOnce, 32, patience, "Too many questions about many requests are being answered already.");
  }

  /// For answers with whole texts.
  public static Turns ofTexts(int atOnce, Duration patience) {
    return new Turns(
        atOnce, 1_000, patience, "Too many requests are being read with all of their texts.");
  }

  /// Asks, when it is its turn.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it never was
  public <T> T ask(Supplier<T> question) {
    if (permits.getQueueLength() >= mostWaiting || !acquired()) {
      throw ProblemException.unavailable(refusal, EngineErrors.RETRY_AFTER);
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
