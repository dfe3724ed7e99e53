package dev.docket.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Takes writes out of the outbox and brings them to the server, one batch after the other; a crowd
 * that has come meanwhile is the next batch, so there is no timer.
 */
final class Delivery implements Runnable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Api api;
  private final Outbox outbox;
  private final Settlement settlement;
  private final Duration giveUpAfter;
  private Duration pause = FIRST_PAUSE;

  Delivery(Api api, Outbox outbox, Settlement settlement, Duration giveUpAfter) {
    this.api = api;
    this.outbox = outbox;
    this.settlement = settlement;
    this.giveUpAfter = giveUpAfter;
  }

  @Override
  public void run() {
    try {
      while (outbox.awaitWork()) {
        deliverLogs(outbox.takeLogs());
        deliverAttachments(outbox.takeAttachments());
      }
    } catch (InterruptedException e) {
      // Closing has run out of patience, and settles what is left.
      Thread.currentThread().interrupt();
    }
  }

  private void deliverLogs(List<PendingWrite.Log> batch) throws InterruptedException {
    List<PendingWrite.Log> left = batch;
    while (!left.isEmpty()) {
      left = patient(sendLogs(left));
    }
  }

  /**
   * Sends a batch once.
   *
   * @return those that must be sent again
   */
  private List<PendingWrite.Log> sendLogs(List<PendingWrite.Log> batch) {
    List<BatchEntry> entries;
    try {
      entries = Waiting.on(Batch.send(api, batch.stream().map(PendingWrite::bytes).toList()));
    } catch (RuntimeException e) {
      DocketException reason = reason(e);
      return tooLarge(reason) && batch.size() > 1 ? sendHalves(batch) : failed(batch, reason);
    }
    List<PendingWrite.Log> again = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      PendingWrite.Log log = batch.get(i);
      if (entries.get(i) instanceof BatchEntry.Stored stored) {
        settlement.stored(log, stored.result());
      } else if (entries.get(i) instanceof BatchEntry.Refused refused) {
        again.addAll(failed(List.of(log), refused.reason()));
      }
    }
    return again;
  }

  private static boolean tooLarge(DocketException e) {
    return e.status().orElse(0) == 413;
  }

  private List<PendingWrite.Log> sendHalves(List<PendingWrite.Log> batch) {
    int half = batch.size() / 2;
    List<PendingWrite.Log> again = new ArrayList<>(sendLogs(batch.subList(0, half)));
    again.addAll(sendLogs(batch.subList(half, batch.size())));
    return again;
  }

  private void deliverAttachments(List<PendingWrite.Attachment> wave) throws InterruptedException {
    List<PendingWrite.Attachment> left = wave;
    while (!left.isEmpty()) {
      left = patient(sendAttachments(left));
    }
  }

  private List<PendingWrite.Attachment> sendAttachments(List<PendingWrite.Attachment> wave) {
    List<CompletableFuture<Void>> sent = wave.stream().map(this::begun).toList();
    List<PendingWrite.Attachment> again = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      try {
        Waiting.on(sent.get(i));
        settlement.stored(wave.get(i));
      } catch (RuntimeException e) {
        again.addAll(failed(List.of(wave.get(i)), reason(e)));
      }
    }
    return again;
  }

  private CompletableFuture<Void> begun(PendingWrite.Attachment attachment) {
    try {
      return attachment.send(api);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * What a transport of the user's throws fails a try; it must not end the thread of all writes.
   */
  private static DocketException reason(RuntimeException thrown) {
    return thrown instanceof DocketException known
        ? known
        : new DocketException.Connection("the call could not be made: " + thrown, thrown);
  }

  /**
   * Judges a failure.
   *
   * @return those that another try may help
   */
  private <W extends PendingWrite> List<W> failed(List<W> writes, DocketException reason) {
    List<W> again = new ArrayList<>();
    for (W write : writes) {
      if (passing(reason) && write.nanosSinceFirstTry() < giveUpAfter.toNanos()) {
        again.add(write);
      } else {
        settlement.undelivered(write, reason);
      }
    }
    return again;
  }

  /**
   * Whether the same may go well later. An interruption is: what it means is decided by closing.
   */
  private static boolean passing(DocketException reason) {
    return reason instanceof DocketException.Unavailable
        || reason instanceof DocketException.RateLimited
        || reason instanceof DocketException.Connection
        || reason instanceof DocketException.Timeout
        || reason instanceof DocketException.UnexpectedReply
        || reason instanceof DocketException.Interrupted;
  }

  /** Waits before the next try, if there must be one. */
  private <W> List<W> patient(List<W> again) throws InterruptedException {
    if (again.isEmpty()) {
      pause = FIRST_PAUSE;
    } else {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
    return again;
  }
}
