package dev.docket.client.transport;

import java.util.concurrent.CompletableFuture;

/** Says with every call who is calling: the API key, and this client. */
public final class Identified implements Transport {

  private final Transport next;
  private final String key;
  private final String agent;

  /** Calls by this key. */
  public Identified(Transport next, String key, String agent) {
    this.next = next;
    this.key = key;
    this.agent = agent;
  }

  @Override
  public CompletableFuture<ApiReply> send(ApiCall call) {
    return next.send(call.with("X-API-KEY", key).with("User-Agent", agent));
  }
}
