package dev.docket.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The calls whose requests are under way: their ids may be drawn, and no search sees them yet.
final class Undecided {

  private final Set<Call> calls = ConcurrentHashMap.newKeySet();

  /// Different from every other.
  private static final class Call {

    private final CompletableFuture<Void> over = new CompletableFuture<>();
  }

  /// Carries out a call, which counts as under way from before its first id is drawn until all its
  /// answers are there.
  <T> List<CompletableFuture<T>> during(Supplier<List<CompletableFuture<T>>> call) {
    Call underWay = new Call();
    calls.add(underWay);
    List<CompletableFuture<T>> answers = List.of();
    try {
      answers = call.get();
      return answers;
    } finally {
      var _ =
          CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
              .whenComplete((_, _) -> {
                calls.remove(underWay);
                underWay.over.complete(null);
              });
    }
  }

  /// Completes when all that are under way now are over, or false when patience ran out.
  CompletableFuture<Boolean> decided(Duration patience) {
    return CompletableFuture.allOf(
            calls.stream().map(call -> call.over).toArray(CompletableFuture[]::new))
        .thenApply(_ -> true)
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
