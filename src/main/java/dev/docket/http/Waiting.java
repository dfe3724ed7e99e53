package dev.docket.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Waits for a write. Every call runs on a virtual thread of its own, so waiting costs nothing.
final class Waiting {

  private Waiting() {}

  /// The result, or the problem as it was thrown.
  static <T> T on(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException problem ? problem : e;
    }
  }
}
