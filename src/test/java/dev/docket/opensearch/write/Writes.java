package dev.docket.opensearch.write;

import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Logs;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Writes on their way, of chosen ids and sizes.
final class Writes {

  /// What a write of no bytes takes of a queue and of a bulk.
  static final int ENVELOPE = patch(1, 0).bytes();

  private Writes() {}

  static PendingWrite patch(long id) {
    return patch(id, 10);
  }

  static PendingWrite patch(long id, int bytes) {
    return pending(
        new Write.Patch(
            new WorkspaceId(1),
            new RequestId(id),
            new RequestPatch.EditTags(List.of("t"), List.of()),
            Instant.EPOCH),
        bytes);
  }

  static PendingWrite erase(long id) {
    return pending(new Write.Erase(new WorkspaceId(1), new RequestId(id)), 10);
  }

  static PendingWrite create(long id) {
    return pending(
        new Write.Create(
            new WorkspaceId(1),
            new RequestId(id),
            "token",
            null,
            Logs.with("a", "b"),
            Instant.EPOCH),
        10);
  }

  private static PendingWrite pending(Write write, int bytes) {
    return new PendingWrite(
        write, "docket-requests-1", new Payload(new byte[bytes]), new CompletableFuture<>());
  }

  static void succeed(PendingWrite write) {
    write.succeed(new WriteResult.Stored(write.write().id(), List.of()));
  }
}
