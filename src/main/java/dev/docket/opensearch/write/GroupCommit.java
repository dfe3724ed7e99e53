package dev.docket.opensearch.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Many callers, few bulks: whenever one of a few slots is free, everything that waits goes out as
/// one bulk. There is no timer: a lone write goes at once, a crowd forms large bulks by itself.
///
/// Each slot is one thread. It sends a bulk, has every write of it answered, and takes the next;
/// writes that the engine cannot take now stay with the slot and go first in its next bulk, so that
/// no later write of the same request can overtake them. Those whose shard nobody holds are set
/// aside, so that a lost partition does not slow down the others.
final class GroupCommit {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final WriteQueue queue;
  private final BulkLimits limits;
  private final BulkSender sender;
  private final List<Thread> slots = new ArrayList<>();

  /// Sends one bulk and answers its writes.
  @FunctionalInterface
  interface BulkSender {

    /// Sends.
    ///
    /// @return the writes that the engine could not take now and whose callers still wait
    Unsent send(List<PendingWrite> writes);
  }

  GroupCommit(WriteQueue queue, BulkLimits limits, int slotCount, BulkSender sender) {
    this.queue = queue;
    this.limits = limits;
    this.sender = sender;
    for (int i = 1; i <= slotCount; i++) {
      slots.add(Thread.ofPlatform().name("docket-commit-" + i).start(this::run));
    }
  }

  private void run() {
    List<PendingWrite> again = List.of();
    SetAside aside = new SetAside(limits);
    Backoff backoff = new Backoff();
    while (true) {
      if (aside.nanosLeft() == 0) {
        trySetAside(aside);
      }
      List<PendingWrite> bulk = new ArrayList<>(again);
      boolean open = queue.take(bulk, limits, bulk.isEmpty() ? aside.nanosLeft() : 0);
      if (!open && aside.isEmpty()) {
        return;
      }
      if (bulk.isEmpty()) {
        if (!open) {
          LockSupport.parkNanos(aside.nanosLeft());
        }
        continue;
      }
      Unsent unsent = commit(bulk, List.of());
      aside.add(unsent.aside());
      again = unsent.again();
      if (again.isEmpty()) {
        backoff.reset();
      } else {
        LockSupport.parkNanos(backoff.next());
      }
    }
  }

  private void trySetAside(SetAside aside) {
    List<PendingWrite> writes = aside.take();
    Unsent unsent = commit(writes, aside.writes());
    List<PendingWrite> still = writes.stream().filter(isIn(unsent)).toList();
    aside.putBack(still, still.size() < writes.size());
  }

  private static Predicate<PendingWrite> isIn(Unsent unsent) {
    // By identity: two callers may well have written the same.
    Set<PendingWrite> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(unsent.again());
    kept.addAll(unsent.aside());
    return kept::contains;
  }

  /// Sends.
  ///
  /// @param others that the slot keeps, perhaps of the same requests, which stay held for them
  private Unsent commit(List<PendingWrite> bulk, List<PendingWrite> others) {
    List<PendingWrite> wanted = bulk.stream().filter(write -> !write.abandoned()).toList();
    Unsent unsent = wanted.isEmpty() ? Unsent.NONE : trySend(wanted);
    Predicate<PendingWrite> kept = isIn(unsent);
    queue.release(
        bulk.stream().filter(kept.negate()).toList(),
        Stream.concat(bulk.stream().filter(kept), others.stream()).toList());
    return unsent;
  }

  private Unsent trySend(List<PendingWrite> wanted) {
    try {
      return sender.send(wanted);
    } catch (RuntimeException | Error e) {
      // A defect of ours must not end the slot, or every later write would wait for ever.
      LOG.error("a bulk failed writes={}", wanted.size(), e);
      wanted.forEach(write -> write.fail(BulkRound.inDoubt()));
      return Unsent.NONE;
    }
  }

  /// Waits until everything that was queued has been answered; further writes are refused.
  void close() {
    queue.close();
    boolean interrupted = false;
    for (Thread slot : slots) {
      while (slot.isAlive()) {
        try {
          slot.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
