package dev.docket.opensearch.write;

import dev.docket.problem.ProblemException;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import java.util.concurrent.CompletableFuture;

/// One caller's write on its way, with the future that its caller waits for.
///
/// @param index the partition that holds the request
/// @param payload a create's document, or a patch's element of the script's parameters; one JSON
///   text
/// @param answer completed once, with this write's own fate
record PendingWrite(
    Write write, String index, Payload payload, CompletableFuture<WriteResult> answer) {

  /// What stands around a payload in a bulk, rounded up.
  private static final int ENVELOPE_BYTES = 400;

  long id() {
    return write.id().value();
  }

  /// What it takes of the queue and of a bulk.
  int bytes() {
    return payload.size() + ENVELOPE_BYTES;
  }

  /// Whether nobody waits for it any more. A write that is abandoned before it was sent is not
  /// sent.
  boolean abandoned() {
    return answer.isDone();
  }

  void succeed(WriteResult result) {
    answer.complete(result);
  }

  void fail(ProblemException problem) {
    answer.completeExceptionally(problem);
  }
}
