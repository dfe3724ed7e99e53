package dev.docket.opensearch.schema;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/// Runs what does not need one another side by side, each on a virtual thread.
final class AtOnce {

  private AtOnce() {}

  /// Returns when all are done.
  ///
  /// @throws RuntimeException the first that one of them threw
  static void run(Runnable... tasks) {
    CompletableFuture<?>[] running =
        Stream.of(tasks)
            .map(task -> CompletableFuture.runAsync(task, Thread::startVirtualThread))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(running).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw e;
    }
  }
}
