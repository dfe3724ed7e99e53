package dev.docket.client;

import dev.docket.client.internal.Json;
import java.util.concurrent.CompletableFuture;

/** Groups of requests that belong together. */
public final class Groups {

  private final Api api;

  Groups(Api api) {
    this.api = api;
  }

  /**
   * Makes a group. When an answer is lost on the way and asked for again, a group stays behind that
   * nobody uses.
   *
   * @return its id
   */
  public long create() {
    return Waiting.on(createAsync());
  }

  /** As {@link #create}. */
  public CompletableFuture<Long> createAsync() {
    return api.set("/rest/create-group", Json.object())
        .thenApply(reply -> reply.path("id").longValue());
  }
}
