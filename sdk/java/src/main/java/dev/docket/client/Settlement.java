package dev.docket.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** How a write ends: once, whoever comes first; its future, the counts and the listener know. */
final class Settlement {

  private final Outbox outbox;
  private final Consumer<Undelivered> listener;
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong undelivered = new AtomicLong();

  Settlement(Outbox outbox, Consumer<Undelivered> listener) {
    this.outbox = outbox;
    this.listener = listener;
  }

  void stored(PendingWrite.Log log, LogResult result) {
    if (log.end()) {
      delivered.incrementAndGet();
      log.result().complete(result);
      outbox.settle(log);
    }
  }

  void stored(PendingWrite.Attachment attachment) {
    if (attachment.end()) {
      delivered.incrementAndGet();
      attachment.result().complete(null);
      outbox.settle(attachment);
    }
  }

  void undelivered(PendingWrite write, DocketException reason) {
    if (write.end()) {
      undelivered.incrementAndGet();
      tell(write.undelivered(reason));
      write.failed(reason);
      outbox.settle(write);
    }
  }

  /** One that could not even be written down. */
  void unwritable(Undelivered given) {
    undelivered.incrementAndGet();
    tell(given);
  }

  private void tell(Undelivered given) {
    try {
      listener.accept(given);
    } catch (RuntimeException e) {
      System.getLogger("dev.docket.client")
          .log(System.Logger.Level.WARNING, "the listener for undelivered writes has thrown", e);
    }
  }

  BackgroundCounts counts() {
    return new BackgroundCounts(
        delivered.get(), undelivered.get(), outbox.waiting(), outbox.bytes());
  }
}
