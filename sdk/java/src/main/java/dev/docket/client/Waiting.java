package dev.docket.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a future, and throws what it failed with as if it had been thrown here. */
final class Waiting {

  private Waiting() {}

  static <T> T on(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DocketException.Interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DocketException docket) {
        // Made on another thread: the stack of the caller is what people look for.
        docket.fillInStackTrace();
        throw docket;
      }
      throw e.getCause() instanceof RuntimeException runtime
          ? runtime
          : new IllegalStateException(e.getCause());
    }
  }
}
