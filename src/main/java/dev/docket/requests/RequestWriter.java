package dev.docket.requests;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Port: stores, changes and removes requests, durably.
///
/// The future completes after the engine has the write in a synced translog, never before. Writes
/// of one request are applied in the order in which this method was called. It completes with a
/// [dev.docket.problem.ProblemException] of [dev.docket.problem.Problem.Unavailable] when the write
/// was not acknowledged in time: it may then be stored or not, and the same [Write.Create] may be
/// tried again without storing it twice.
public interface RequestWriter {

  /// Several writes, each with a fate of its own. Given together they share the way to the engine.
  /// Blocks only while the queue is full.
  ///
  /// @return a future for each, in their order
  List<CompletableFuture<WriteResult>> writeAll(List<? extends Write> writes);

  /// One write.
  default CompletableFuture<WriteResult> write(Write write) {
    return writeAll(List.of(write)).getFirst();
  }
}
