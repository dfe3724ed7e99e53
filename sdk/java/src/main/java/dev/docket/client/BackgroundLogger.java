package dev.docket.client;

import dev.docket.client.internal.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Logs and attaches in the background: a call takes microseconds, whatever the server does, and
 * never throws. Writes go in batches, on a daemon thread, with as much memory as {@link
 * BackgroundOptions#maxBytes} allows: when it is full the newest is given up, since what waits
 * already may be what the newest wants to be attached to. Whatever could not be delivered is
 * reported. Futures are completed on the thread that delivers: what you make follow one should be
 * short.
 */
public final class BackgroundLogger {

  private final Outbox outbox;
  private final Settlement settlement;
  private final BackgroundOptions options;
  private final Thread thread;

  BackgroundLogger(Api api, BackgroundOptions options) {
    this.options = options;
    this.outbox = new Outbox(options.maxBytes(), options.maxBatch());
    this.settlement = new Settlement(outbox, options.onUndelivered());
    this.thread =
        new Thread(
            new Delivery(api, outbox, settlement, options.giveUpAfter()), "docket-background");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Logs a call of a model.
   *
   * @return the id, once there is one
   */
  public CompletableFuture<LogResult> log(LogRequest request) {
    PendingWrite.Log log;
    try {
      log = new PendingWrite.Log(request);
    } catch (RuntimeException e) {
      return unwritable("log", e);
    }
    Optional<String> refusal = outbox.admit(log);
    if (refusal.isPresent()) {
      settlement.undelivered(log, new DocketException.Undelivered(refusal.get(), null));
    } else {
      outbox.put(log);
    }
    return log.result();
  }

  /** Attaches to a request that is logged. */
  public BackgroundTrack track(long requestId) {
    return new BackgroundTrack(this, CompletableFuture.completedFuture(requestId));
  }

  /** Attaches to a request that has no id yet, because {@link #log} has only just taken it. */
  public BackgroundTrack track(CompletionStage<LogResult> logged) {
    return new BackgroundTrack(this, logged.thenApply(LogResult::requestId));
  }

  CompletableFuture<Void> attach(CompletionStage<Long> requestId, Supplier<TrackCall> call) {
    PendingWrite.Attachment attachment;
    try {
      attachment = new PendingWrite.Attachment(call.get());
    } catch (RuntimeException e) {
      return unwritable("track", e);
    }
    Optional<String> refusal = outbox.admit(attachment);
    if (refusal.isPresent()) {
      settlement.undelivered(attachment, new DocketException.Undelivered(refusal.get(), null));
      return attachment.result();
    }
    return requestId
        .handle((id, failure) -> {
          if (failure == null) {
            attachment.requestId(id);
            outbox.put(attachment);
          } else {
            settlement.undelivered(attachment, orphaned(failure));
          }
          return attachment;
        })
        .thenCompose(PendingWrite.Attachment::result)
        .toCompletableFuture();
  }

  /**
   * Waits for what was given before.
   *
   * @return whether all of it is delivered, or given up and reported; false when time was over
   *     first, or the thread was interrupted
   */
  public boolean flush(Duration within) {
    try {
      return outbox.awaitSettled(within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What has become of everything so far. */
  public BackgroundCounts counts() {
    return settlement.counts();
  }

  /** Takes nothing more, delivers what it has within its time, and reports the rest. */
  void close() {
    outbox.close();
    boolean all = flush(options.closeWithin());
    thread.interrupt();
    if (!all) {
      outbox
          .unsettled()
          .forEach(write ->
              settlement.undelivered(
                  write,
                  new DocketException.Undelivered(
                      "the client was closed before it was delivered", null)));
    }
  }

  private static DocketException orphaned(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new DocketException.Undelivered(
        "the request that it belongs to was not logged: " + cause.getMessage(), cause);
  }

  private <T> CompletableFuture<T> unwritable(String what, RuntimeException e) {
    DocketException reason =
        new DocketException.Undelivered("it cannot be written as JSON: " + e.getMessage(), e);
    settlement.unwritable(new Undelivered(what, Json.object(), reason));
    return CompletableFuture.failedFuture(reason);
  }
}
