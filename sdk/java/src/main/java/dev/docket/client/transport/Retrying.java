package dev.docket.client.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Sends a call again, as its policy says, as long as there is time before the deadline. */
public final class Retrying implements Transport {

  private final Transport next;
  private final RetryPolicy policy;
  private final DoubleSupplier random;

  /**
   * Tries of another transport.
   *
   * @param random from 0 to 1, for pauses
   */
  public Retrying(Transport next, RetryPolicy policy, DoubleSupplier random) {
    this.next = next;
    this.policy = policy;
    this.random = random;
  }

  @Override
  public CompletableFuture<ApiReply> send(ApiCall call) {
    return attempt(call, 1);
  }

  private CompletableFuture<ApiReply> attempt(ApiCall call, int tries) {
    return next.send(call)
        .handle(Outcome::new)
        .thenCompose(outcome ->
            outcome
                .pause(policy, tries, call, random)
                .filter(call.deadline()::allows)
                .map(pause -> attemptAfter(pause, call, tries + 1))
                .orElseGet(outcome::asFuture));
  }

  private CompletableFuture<ApiReply> attemptAfter(Duration pause, ApiCall call, int tries) {
    Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.runAsync(() -> {}, later).thenCompose(over -> attempt(call, tries));
  }

  /** How a try ended: one of both is null. */
  private record Outcome(ApiReply reply, Throwable failure) {

    Optional<Duration> pause(RetryPolicy policy, int tries, ApiCall call, DoubleSupplier random) {
      return failure == null
          ? policy.after(tries, call, reply, random)
          : policy.after(tries, call, failure, random);
    }

    CompletableFuture<ApiReply> asFuture() {
      return failure == null
          ? CompletableFuture.completedFuture(reply)
          : CompletableFuture.failedFuture(RetryPolicy.cause(failure));
    }
  }
}
