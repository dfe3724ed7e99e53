package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import dev.docket.client.transport.ApiCall;
import dev.docket.client.transport.Deadline;
import dev.docket.client.transport.Resend;
import dev.docket.client.transport.Transport;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Calls with objects for bytes and exceptions for statuses. */
final class Api {

  private final Transport transport;
  private final Duration total;
  private final boolean waitForSearchable;

  Api(Transport transport, Duration total, boolean waitForSearchable) {
    this.transport = transport;
    this.total = total;
    this.waitForSearchable = waitForSearchable;
  }

  CompletableFuture<ObjectNode> get(String path) {
    return send(ApiCall.get(path, Deadline.in(total)));
  }

  /** Asks something by POST. */
  CompletableFuture<ObjectNode> ask(String path, ObjectNode body) {
    return send(ApiCall.post(path, Json.bytes(body), Resend.HARMLESS, Deadline.in(total)));
  }

  /** Sets something: twice is as good as once. */
  CompletableFuture<ObjectNode> set(String path, ObjectNode body) {
    return ask(written(path), body);
  }

  /** Makes something that would be there twice if it were sent twice. */
  CompletableFuture<ObjectNode> make(String path, ObjectNode body) {
    return send(ApiCall.post(written(path), Json.bytes(body), Resend.HARMFUL, Deadline.in(total)));
  }

  /** Logs something: a resend carries the same key, by which the server knows it. */
  CompletableFuture<ObjectNode> log(String path, ObjectNode body, String idempotencyKey) {
    return send(
        ApiCall.post(written(path), Json.bytes(body), Resend.HARMLESS, Deadline.in(total))
            .with("Idempotency-Key", idempotencyKey));
  }

  /** Sends what is written already, and harmless to send twice. */
  CompletableFuture<ObjectNode> write(String path, byte[] body) {
    return send(ApiCall.post(written(path), body, Resend.HARMLESS, Deadline.in(total)));
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  private String written(String path) {
    return waitForSearchable ? path + "?wait_for=searchable" : path;
  }

  private CompletableFuture<ObjectNode> send(ApiCall call) {
    return transport
        .send(call)
        .handle((reply, failure) -> {
          if (failure != null) {
            throw Replies.failure(call, failure);
          }
          return Replies.read(call, reply);
        });
  }
}
