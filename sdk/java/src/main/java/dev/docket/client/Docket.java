package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * A client of Docket. One is enough for a program: it may be used by any number of threads. Every
 * call has a form that waits and one, named {@code …Async}, that returns a future; both fail with a
 * {@link DocketException}.
 */
public final class Docket implements AutoCloseable {

  private final Api api;
  private final Runner runner;
  private final Executor executor;
  private final BackgroundOptions backgroundOptions;

  /** Made when it is first asked for: a client without one has no thread. */
  private BackgroundLogger background;

  private boolean closed;

  Docket(Api api, Runner runner, Executor executor, BackgroundOptions backgroundOptions) {
    this.api = api;
    this.runner = runner;
    this.executor = executor;
    this.backgroundOptions = backgroundOptions;
  }

  /** Makes a client. */
  public static DocketBuilder builder() {
    return new DocketBuilder(System.getenv());
  }

  /**
   * Runs a prompt: fetches it, calls its model, and logs the call.
   *
   * @param change says with what, such as {@code r -> r.inputVariables(Map.of("name", "Ada"))}
   * @throws RuntimeException what the call of the model has failed with, after it was logged
   */
  public RunResult run(String promptName, UnaryOperator<RunRequest> change) {
    return run(change.apply(RunRequest.of(promptName)));
  }

  /** As {@link #run(String, UnaryOperator)}. */
  public RunResult run(RunRequest request) {
    return runner.run(request);
  }

  /** As {@link #run(String, UnaryOperator)}, on a thread of the client or of your executor. */
  public CompletableFuture<RunResult> runAsync(
      String promptName, UnaryOperator<RunRequest> change) {
    return runAsync(change.apply(RunRequest.of(promptName)));
  }

  /** As {@link #runAsync(String, UnaryOperator)}. */
  public CompletableFuture<RunResult> runAsync(RunRequest request) {
    return CompletableFuture.supplyAsync(() -> runner.run(request), executor);
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

  /** The prompts that are kept in Docket. */
  public Prompts prompts() {
    return new Prompts(api);
  }

  /** Numbers about requests. */
  public Analytics analytics() {
    return new Analytics(api);
  }

  /** Writes that nobody waits for, and that never throw. */
  public synchronized BackgroundLogger background() {
    if (background == null) {
      background = new BackgroundLogger(api, backgroundOptions);
      if (closed) {
        background.close();
      }
    }
    return background;
  }

  /** Delivers what is in the background, as far as its time allows, and reports the rest. */
  @Override
  public void close() {
    BackgroundLogger running;
    synchronized (this) {
      closed = true;
      running = background;
    }
    if (running != null) {
      running.close();
    }
  }
}
