package dev.docket.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes that wait for their delivery. Bytes are counted from the moment a write is let in until it
 * is settled, whether it waits in here, is being sent, or waits for the id of its request.
 */
final class Outbox {

  /** Of one call: well under what a server takes by default, which is 32 MiB. */
  private static final long BATCH_BYTES = 4L << 20;

  /** How many attachments are on their way at once. */
  private static final int WAVE = 16;

  private final long maxBytes;
  private final int maxBatch;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  private final Deque<PendingWrite.Log> logs = new ArrayDeque<>();

  /** By number: two for the same request stay in the order in which they were given. */
  private final TreeMap<Long, PendingWrite.Attachment> attachments = new TreeMap<>();

  private final TreeMap<Long, PendingWrite> unsettled = new TreeMap<>();
  private long lastNumber;
  private long bytes;
  private boolean closed;

  Outbox(long maxBytes, int maxBatch) {
    this.maxBytes = maxBytes;
    this.maxBatch = maxBatch;
  }

  /**
   * Lets a write in.
   *
   * @return why not, if not
   */
  Optional<String> admit(PendingWrite write) {
    lock.lock();
    try {
      if (closed) {
        return Optional.of("the client is closed");
      }
      if (bytes + write.size() > maxBytes) {
        return Optional.of("no room: %,d bytes are waiting already".formatted(bytes));
      }
      bytes += write.size();
      write.number(++lastNumber);
      unsettled.put(write.number(), write);
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Queues a log that was let in. */
  void put(PendingWrite.Log log) {
    lock.lock();
    try {
      logs.add(log);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Queues an attachment that was let in, now that the id of its request is known. */
  void put(PendingWrite.Attachment attachment) {
    lock.lock();
    try {
      attachments.put(attachment.number(), attachment);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A write has come to its end. */
  void settle(PendingWrite write) {
    lock.lock();
    try {
      if (unsettled.remove(write.number()) != null) {
        bytes -= write.size();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something can be sent; false when nothing ever will. */
  boolean awaitWork() throws InterruptedException {
    lock.lock();
    try {
      while (logs.isEmpty() && attachments.isEmpty()) {
        if (closed && unsettled.isEmpty()) {
          return false;
        }
        changed.await();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The logs of the next call. */
  List<PendingWrite.Log> takeLogs() {
    lock.lock();
    try {
      List<PendingWrite.Log> batch = new ArrayList<>();
      long size = 0;
      while (!logs.isEmpty() && batch.size() < maxBatch) {
        size += logs.peek().size();
        if (!batch.isEmpty() && size > BATCH_BYTES) {
          break;
        }
        batch.add(logs.remove());
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Attachments that can go side by side: each of another request, and the first of it. */
  List<PendingWrite.Attachment> takeAttachments() {
    lock.lock();
    try {
      List<PendingWrite.Attachment> wave = new ArrayList<>();
      Set<Long> requests = new HashSet<>();
      for (PendingWrite.Attachment attachment : attachments.values()) {
        if (wave.size() == WAVE) {
          break;
        }
        if (requests.add(attachment.requestId())) {
          wave.add(attachment);
        }
      }
      wave.forEach(attachment -> attachments.remove(attachment.number()));
      return wave;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all that was let in before is settled; false when time is over first. */
  boolean awaitSettled(Duration time) throws InterruptedException {
    long left = time.toNanos();
    lock.lock();
    try {
      long until = lastNumber;
      while (!unsettled.isEmpty() && unsettled.firstKey() <= until) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing in any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All that is not settled, wherever it is. */
  List<PendingWrite> unsettled() {
    lock.lock();
    try {
      return new ArrayList<>(unsettled.values());
    } finally {
      lock.unlock();
    }
  }

  long waiting() {
    lock.lock();
    try {
      return unsettled.size();
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
