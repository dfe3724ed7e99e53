package dev.docket.opensearch.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Many callers, few bulks: whenever one of a few slots is free, everything that waits goes out as
/// one bulk. There is no timer: a lone write goes at once, a crowd forms large bulks by itself.
///
/// Each slot is one thread. It sends a bulk, has every write of it answered, and takes the next;
/// writes that the engine cannot take now stay with the slot and go first in its next bulk, so that
/// no later write of the same request can overtake them.
final class GroupCommit {

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private static final long FIRST_PAUSE = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(500).toNanos();

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
    List<PendingWrite> send(List<PendingWrite> writes);
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
    long pause = FIRST_PAUSE;
    while (true) {
      List<PendingWrite> bulk = new ArrayList<>(again);
      if (!queue.take(bulk, limits, bulk.isEmpty())) {
        return;
      }
      again = commit(bulk);
      if (again.isEmpty()) {
        pause = FIRST_PAUSE;
      } else {
        LockSupport.parkNanos(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  }

  private List<PendingWrite> commit(List<PendingWrite> bulk) {
    List<PendingWrite> wanted = bulk.stream().filter(write -> !write.abandoned()).toList();
    List<PendingWrite> again = wanted.isEmpty() ? List.of() : trySend(wanted);
    Set<PendingWrite> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(again);
    queue.release(bulk.stream().filter(write -> !kept.contains(write)).toList(), again);
    return again;
  }

  private List<PendingWrite> trySend(List<PendingWrite> wanted) {
    try {
      return sender.send(wanted);
    } catch (RuntimeException | Error e) {
      // A defect of ours must not end the slot, or every later write would wait for ever.
      LOG.error("a bulk failed writes={}", wanted.size(), e);
      wanted.forEach(write -> write.fail(BulkRound.inDoubt()));
      return List.of();
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
