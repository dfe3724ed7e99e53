package dev.docket.client.transport;

import java.util.concurrent.CompletableFuture;

/**
 * Takes a call to the server and brings the answer. It never throws and never blocks: the future
 * fails with a {@link java.io.IOException} when there was no whole answer, and with a {@link
 * java.util.concurrent.TimeoutException} or {@link java.net.http.HttpTimeoutException} when it took
 * too long. Any status is an answer.
 */
@FunctionalInterface
public interface Transport {

  /** Sends a call. */
  CompletableFuture<ApiReply> send(ApiCall call);
}
