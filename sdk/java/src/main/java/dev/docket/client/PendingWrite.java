package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.client.internal.Json;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A write in the background, held as the bytes that are sent. */
abstract sealed class PendingWrite {

  /** What an object costs besides its bytes, roughly. */
  private static final int OVERHEAD = 256;

  private final byte[] bytes;

  /** Its place among all; set when there is room for it. */
  private volatile long number;

  /** When it was first tried, by {@link System#nanoTime()}; only the thread that delivers asks. */
  private long firstTry;

  private boolean tried;

  private final AtomicBoolean ended = new AtomicBoolean();

  PendingWrite(byte[] bytes) {
    this.bytes = bytes;
  }

  abstract String what();

  abstract void failed(DocketException reason);

  /** True for the first who says how it ends. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  byte[] bytes() {
    return bytes;
  }

  long size() {
    return (long) bytes.length + OVERHEAD;
  }

  long number() {
    return number;
  }

  void number(long place) {
    this.number = place;
  }

  /** How long ago it was tried for the first time, which is now when it has not been. */
  long nanosSinceFirstTry() {
    long now = System.nanoTime();
    if (!tried) {
      tried = true;
      firstTry = now;
    }
    return now - firstTry;
  }

  Undelivered undelivered(DocketException reason) {
    JsonNode body = Json.parseObject(bytes).orElseGet(Json::object);
    return new Undelivered(what(), body, reason);
  }

  /** A request to log. */
  static final class Log extends PendingWrite {

    private final CompletableFuture<LogResult> result = new CompletableFuture<>();

    Log(LogRequest request) {
      super(Batch.item(request));
    }

    @Override
    String what() {
      return "log";
    }

    CompletableFuture<LogResult> result() {
      return result;
    }

    @Override
    void failed(DocketException reason) {
      result.completeExceptionally(reason);
    }
  }

  /** Something to attach to a request. */
  static final class Attachment extends PendingWrite {

    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final String route;

    /** Known when it is in the queue. */
    private volatile long requestId;

    Attachment(TrackCall call) {
      super(Json.bytes(call.body()));
      this.route = call.route();
    }

    @Override
    String what() {
      return route;
    }

    CompletableFuture<Void> result() {
      return result;
    }

    long requestId() {
      return requestId;
    }

    void requestId(long id) {
      this.requestId = id;
    }

    CompletableFuture<Void> send(Api api) {
      return new TrackCall(route, Json.parseObject(bytes()).orElseThrow()).send(api, requestId);
    }

    @Override
    void failed(DocketException reason) {
      result.completeExceptionally(reason);
    }
  }
}
