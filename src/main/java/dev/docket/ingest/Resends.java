package dev.docket.ingest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Remembers recent tries, so that the same call sent twice is stored once.
///
/// The same bytes again: while the first try runs, they get its answer; when its fate is in doubt,
/// they are the same request with the same id, created again; when it was answered, or refused,
/// they are a new request.
public final class Resends {

  /// How long a try is remembered.
  public static final Duration REMEMBERED = Duration.ofMinutes(2);

  private static final int MAX_TRIES = 200_000;

  private final ConcurrentMap<String, Try> tries;

  public Resends(Ticker ticker) {
    this.tries =
        Caffeine.newBuilder()
            .maximumSize(MAX_TRIES)
            .expireAfterWrite(REMEMBERED)
            .ticker(ticker)
            .<String, Try>build()
            .asMap();
  }

  /// One try to store a request.
  static final class Try {

    private volatile RequestId id;
    private final String writeToken;
    private final CompletableFuture<RequestId> stored;
    private final AtomicBoolean claimed = new AtomicBoolean();

    Try(RequestId id, String writeToken, CompletableFuture<RequestId> stored) {
      this.id = id;
      this.writeToken = writeToken;
      this.stored = stored;
    }

    /// Drawn before the write begins.
    RequestId id() {
      return id;
    }

    /// Takes another id, since somebody else has stored under this one. When the try ends in doubt,
    /// it is the last id that may have been stored.
    void draw(RequestId next) {
      id = next;
    }

    /// Stays with the id.
    String writeToken() {
      return writeToken;
    }

    /// Completes with the id under which the request is stored.
    CompletableFuture<RequestId> stored() {
      return stored;
    }

    /// True for one caller, who then has to carry it out.
    boolean claim() {
      return claimed.compareAndSet(false, true);
    }

    private boolean succeeded() {
      return stored.isDone() && !stored.isCompletedExceptionally();
    }

    private boolean inDoubt() {
      return stored.isCompletedExceptionally()
          && stored.exceptionNow() instanceof ProblemException problem
          && problem.problem() instanceof Problem.Unavailable;
    }

    private boolean settled() {
      return stored.isDone() && !inDoubt();
    }

    private boolean answers(ResendKey key) {
      return !stored.isDone() || (key.named() && succeeded());
    }

    private Try again() {
      return new Try(id, writeToken, new CompletableFuture<>());
    }
  }

  /// The try that answers a call: a running or finished one, or one that its caller is to claim and
  /// carry out.
  Try attempt(ResendKey key, Supplier<Try> fresh) {
    // Not by the computation below, which would remember a name anew at every repeat.
    Try known = tries.get(key.digest());
    if (known != null && known.answers(key)) {
      return known;
    }
    return tries.compute(
        key.digest(),
        (digest, old) -> {
          if (old == null) {
            return fresh.get();
          }
          if (old.answers(key)) {
            return old;
          }
          return old.inDoubt() ? old.again() : fresh.get();
        });
  }

  /// Says that the whole answer was written. Only a name is remembered beyond that: a crowd of
  /// calls that went well must not push out the few whose fate is in doubt.
  public void answered(ResendKey key) {
    if (!key.named()) {
      tries.computeIfPresent(key.digest(), (digest, attempt) -> attempt.settled() ? null : attempt);
    }
  }

  /// Says that the answer did not reach the caller, who will therefore ask again: the next equal
  /// call is the same request.
  public void unanswered(ResendKey key) {
    tries.computeIfPresent(
        key.digest(),
        (digest, attempt) -> {
          if (!attempt.succeeded()) {
            return attempt;
          }
          CompletableFuture<RequestId> doubt = new CompletableFuture<>();
          doubt.completeExceptionally(
              ProblemException.unavailable("The answer did not reach the caller.", 2));
          return new Try(attempt.stored().join(), attempt.writeToken(), doubt);
        });
  }
}
