package dev.docket.client.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<ApiReply> result = new CompletableFuture<>();
    attempt(call, 1, result);
    return result;
  }

  private void attempt(ApiCall call, int tries, CompletableFuture<ApiReply> result) {
    var unused =
        next.send(call)
            .whenComplete((reply, failure) -> {
              Optional<Duration> pause =
                  (failure == null
                          ? policy.after(tries, call, reply, random)
                          : policy.after(tries, call, failure, random))
                      .filter(call.deadline()::allows);
              if (pause.isPresent()) {
                CompletableFuture.delayedExecutor(pause.get().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> attempt(call, tries + 1, result));
              } else if (failure == null) {
                result.complete(reply);
              } else {
                result.completeExceptionally(RetryPolicy.cause(failure));
              }
            });
  }
}
