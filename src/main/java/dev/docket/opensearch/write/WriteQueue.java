package dev.docket.opensearch.write;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writes that wait for a bulk, in the order in which they came. Thread-safe.
///
/// Two bounds make it safe. Its bytes are bounded, those in flight included, so that a crowd of
/// writers cannot fill the memory. And a request is held by at most one bulk at a time: two bulks
/// in flight that change one document conflict even with retries, and would be applied in any
/// order.
///
/// There are two lanes. While callers wait, long work gets a sixteenth of each bulk: it neither
/// delays them much nor waits for ever. While none do, its bulks are small, since whoever comes
/// next waits for the one that is under way.
final class WriteQueue {

  private static final Logger LOG = LoggerFactory.getLogger(WriteQueue.class);

  /// Most writes of a bulk that is long work's alone.
  static final int BACKGROUND_BULK = 50;

  /// How many writes of callers' it takes for one of long work's to go along.
  static final int CALLERS_FOR_ONE = 16;

  /// What long work may add to a bulk that is full, in parts of its limit: without any it would
  /// wait for as long as bulks are full.
  private static final int PARTS = 8;

  /// Whose writes they are.
  enum Lane {
    /// Somebody waits for an answer.
    CALLERS,
    /// Long work, which goes on for as long as it takes.
    BACKGROUND
  }

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Deque<PendingWrite> waiting = new ArrayDeque<>();
  private final Deque<PendingWrite> background = new ArrayDeque<>();
  private final Set<Long> held = new HashSet<>();
  private int bytes;
  private boolean closed;

  /// An empty queue.
  ///
  /// @param capacity bytes of all writes that wait or are in flight
  WriteQueue(int capacity) {
    this.capacity = capacity;
  }

  /// Adds writes to a lane in their order, those that arrive together for one bulk; waits while
  /// there is no room. Those for which there is none in time, or that come when the queue is
  /// closed, are failed.
  ///
  /// @param nanos how long to wait
  void add(List<PendingWrite> writes, Lane lane, long nanos) {
    Deque<PendingWrite> lined =
        switch (lane) {
          case CALLERS -> waiting;
          case BACKGROUND -> background;
        };
    Deque<PendingWrite> left = new ArrayDeque<>(writes);
    lock.lock();
    try {
      long patience = nanos;
      while (!left.isEmpty()) {
        PendingWrite write = left.getFirst();
        while (!closed && !hasRoom(write) && patience > 0) {
          patience = room.awaitNanos(patience);
        }
        left.removeFirst();
        if (closed) {
          write.fail(ProblemException.unavailable("The server is stopping.", 2));
        } else if (!hasRoom(write)) {
          write.fail(ProblemException.unavailable("The write queue is full.", 2));
        } else {
          bytes += write.bytes();
          lined.addLast(write);
          work.signal();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      // Those that are queued already may be stored; their callers must not hear anything else.
      left.forEach(write ->
          write.fail(
              new ProblemException(new Problem.Unavailable("The server is stopping.", 2), e)));
    } finally {
      lock.unlock();
    }
  }

  /// A write larger than the whole queue goes in when it is alone.
  private boolean hasRoom(PendingWrite write) {
    return bytes == 0 || bytes + write.bytes() <= capacity;
  }

  /// Moves the oldest writes that may go into a bulk.
  ///
  /// @param bulk takes them; those that it already has count for the limits
  /// @param nanos how long to wait for the first one
  /// @return false when the queue is closed and empty
  boolean take(List<PendingWrite> bulk, BulkLimits limits, long nanos) {
    lock.lock();
    try {
      moveInto(bulk, limits);
      long left = nanos;
      while (left > 0 && bulk.isEmpty()) {
        if (closed && waiting.isEmpty() && background.isEmpty()) {
          return false;
        }
        try {
          left = work.awaitNanos(left);
        } catch (InterruptedException e) {
          LOG.warn("a slot was interrupted, which means nothing to it");
        }
        moveInto(bulk, limits);
      }
      return !(closed && bulk.isEmpty() && waiting.isEmpty() && background.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  private void moveInto(List<PendingWrite> bulk, BulkLimits limits) {
    moveInto(bulk, waiting, limits);
    moveInto(
        bulk,
        background,
        bulk.isEmpty()
            ? new BulkLimits(limits.bytes() / PARTS, BACKGROUND_BULK)
            : new BulkLimits(
                limits.bytes() + limits.bytes() / PARTS,
                bulk.size() + Math.ceilDiv(bulk.size(), CALLERS_FOR_ONE)));
  }

  private void moveInto(List<PendingWrite> bulk, Deque<PendingWrite> lined, BulkLimits limits) {
    long size = bulk.stream().mapToLong(PendingWrite::bytes).sum();
    Set<Long> mine = new HashSet<>();
    bulk.forEach(write -> mine.add(write.id()));
    Iterator<PendingWrite> candidates = lined.iterator();
    while (candidates.hasNext() && bulk.size() < limits.writes()) {
      PendingWrite write = candidates.next();
      if (!mine.contains(write.id()) && held.contains(write.id())) {
        continue;
      }
      if (!bulk.isEmpty() && size + write.bytes() > limits.bytes()) {
        return;
      }
      candidates.remove();
      mine.add(write.id());
      held.add(write.id());
      size += write.bytes();
      bulk.add(write);
    }
  }

  /// Gives back what a bulk held.
  ///
  /// @param done writes that have been answered
  /// @param kept writes that have not; their requests stay held
  void release(Collection<PendingWrite> done, Collection<PendingWrite> kept) {
    lock.lock();
    try {
      for (PendingWrite write : done) {
        held.remove(write.id());
        bytes -= write.bytes();
      }
      kept.forEach(write -> held.add(write.id()));
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Refuses further writes; those that wait are still taken.
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Bytes of all writes that wait or are in flight.
  int bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
