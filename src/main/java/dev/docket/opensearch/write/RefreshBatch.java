package dev.docket.opensearch.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What one refresh is for. Guarded by its owner's lock.
final class RefreshBatch {

  private final Set<String> indices = new TreeSet<>();
  private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
  private @Nullable Instant since;
  private boolean everything;

  /// Takes in a write that was acknowledged now.
  void add(String index, Instant now) {
    if (since == null) {
      since = now;
    }
    indices.add(index);
  }

  void add(CompletableFuture<Boolean> waiter) {
    waiting.add(waiter);
  }

  /// What others have written is to be seen too.
  void addEverything() {
    everything = true;
  }

  /// Takes in what a refresh that failed was for.
  void addAll(RefreshBatch failed) {
    if (failed.since != null) {
      since = failed.since;
    }
    indices.addAll(failed.indices);
    waiting.addAll(failed.waiting);
    everything |= failed.everything;
  }

  boolean isEmpty() {
    return indices.isEmpty() && waiting.isEmpty() && !everything;
  }

  boolean hasWrites() {
    return !indices.isEmpty();
  }

  /// Whether somebody waits.
  boolean isUrgent() {
    return waiting.stream().anyMatch(waiter -> !waiter.isDone());
  }

  boolean isOfEverything() {
    return everything;
  }

  Set<String> indices() {
    return Set.copyOf(indices);
  }

  /// When the first of its writes was acknowledged; null without any.
  @Nullable Instant since() {
    return since;
  }

  List<CompletableFuture<Boolean>> waiting() {
    return List.copyOf(waiting);
  }
}
