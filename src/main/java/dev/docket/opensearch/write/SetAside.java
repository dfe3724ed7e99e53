package dev.docket.opensearch.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The writes of one slot whose shard nobody holds at the moment. They are tried by themselves, now
/// and then, while the slot goes on with the others. Used by one thread.
final class SetAside {

  private final BulkLimits limits;
  private final Backoff backoff = new Backoff();

  /// In the order in which they came: of one request, the first must stay the first.
  private final List<PendingWrite> writes = new ArrayList<>();

  private long due;

  SetAside(BulkLimits limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return writes.isEmpty();
  }

  /// All that are here.
  List<PendingWrite> writes() {
    return Collections.unmodifiableList(writes);
  }

  /// How long until some are to be tried, in nanoseconds; zero when they are due, very long when
  /// there are none.
  long nanosLeft() {
    return writes.isEmpty() ? Long.MAX_VALUE : Math.max(0, due - System.nanoTime());
  }

  /// Puts more of them behind those that are here.
  void add(List<PendingWrite> more) {
    if (writes.isEmpty() && !more.isEmpty()) {
      backoff.reset();
      due = System.nanoTime() + backoff.next();
    }
    writes.addAll(more);
  }

  /// Takes the oldest, as many as one bulk may have.
  List<PendingWrite> take() {
    List<PendingWrite> bulk = new ArrayList<>();
    long size = 0;
    for (PendingWrite write : writes) {
      size += write.bytes();
      if (!bulk.isEmpty() && (bulk.size() == limits.writes() || size > limits.bytes())) {
        break;
      }
      bulk.add(write);
    }
    writes.subList(0, bulk.size()).clear();
    return bulk;
  }

  /// Gives back what was taken and could not be stored, in front of the others.
  ///
  /// @param went whether any of those that were taken are stored
  void putBack(List<PendingWrite> still, boolean went) {
    writes.addAll(0, still);
    if (went) {
      backoff.reset();
    }
    due = System.nanoTime() + backoff.next();
  }
}
