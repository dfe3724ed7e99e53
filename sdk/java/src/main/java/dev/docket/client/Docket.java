package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A client of Docket. One is enough for a program: it may be used by any number of threads. Every
 * call has a form that waits and one, named {@code …Async}, that returns a future; both fail with a
 * {@link DocketException}.
 */
public final class Docket implements AutoCloseable {

  private final Api api;

  Docket(Api api) {
    this.api = api;
  }

  /** Makes a client. */
  public static DocketBuilder builder() {
    return new DocketBuilder(System.getenv());
  }

  /** Logs a call of a model that you have made yourself. */
  public LogResult log(LogRequest request) {
    return Waiting.on(logAsync(request));
  }

  /** As {@link #log}. */
  public CompletableFuture<LogResult> logAsync(LogRequest request) {
    ObjectNode body = request.body();
    String key = body.path("idempotency_key").asText(Api.newKey());
    body.remove("idempotency_key");
    return api.log("/log-request", body, key).thenApply(LogResult::of);
  }

  /**
   * Logs up to 1,000 calls at once; each is judged alone.
   *
   * @return what became of each, in the same order
   */
  public List<BatchEntry> logAll(List<LogRequest> requests) {
    return Waiting.on(logAllAsync(requests));
  }

  /** As {@link #logAll}. */
  public CompletableFuture<List<BatchEntry>> logAllAsync(List<LogRequest> requests) {
    if (requests.size() > Batch.MOST) {
      throw new IllegalArgumentException("more than 1,000 requests for one batch");
    }
    return Batch.send(api, requests.stream().map(Batch::item).toList());
  }

  /** Attaches what is learnt later to requests that are logged. */
  public Track track() {
    return new Track(api);
  }

  /** Groups of requests. */
  public Groups groups() {
    return new Groups(api);
  }

  /** Finds and shows requests. */
  public Requests requests() {
    return new Requests(api);
  }

  /** Numbers about requests. */
  public Analytics analytics() {
    return new Analytics(api);
  }

  /** Lets go of what the client holds. */
  @Override
  public void close() {}
}
