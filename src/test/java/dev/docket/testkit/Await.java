package dev.docket.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another thread, process or refresh brings about; a condition that never comes
/// true fails the test and says which.
public final class Await {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(10);

  private Await() {}

  /// Waits until a condition holds.
  public static void until(String condition, BooleanSupplier holds) {
    var _ = result(condition, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /// Waits until there is a result.
  public static <T> T result(String condition, Supplier<Optional<T>> result) {
    return result(LIMIT, result)
        .orElseThrow(() ->
            new AssertionError(
                "within %s this did not become true: %s".formatted(LIMIT, condition)));
  }

  /// Whether a condition comes true in time, for tests that can say better than this what is wrong.
  public static boolean within(Duration limit, BooleanSupplier holds) {
    return result(limit, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty())
        .isPresent();
  }

  private static <T> Optional<T> result(Duration limit, Supplier<Optional<T>> result) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> found = result.get();
      if (found.isPresent() || System.nanoTime() > deadline) {
        return found;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
