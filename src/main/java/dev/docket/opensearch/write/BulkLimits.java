package dev.docket.opensearch.write;

import java.util.Collection;

/// How large one bulk may become, and what is worth a bulk of its own.
///
/// @param bytes at most; a single larger write goes alone
/// @param writes at most
/// @param crowd so many writes go although others are in flight
record BulkLimits(long bytes, int writes, int crowd) {

  private static final long MAX_BYTES = 50L << 20;
  private static final int MAX_WRITES = 2_000;
  private static final int CROWD = 64;

  /// A few large writes keep the engine as busy as a crowd of small ones.
  private static final long CROWD_BYTES = 512L << 10;

  /// The engine refuses bulks beyond a tenth of its heap with a 429 that never ends, so half of
  /// that.
  static BulkLimits forHeap(long heapBytes) {
    return new BulkLimits(Math.min(heapBytes / 20, MAX_BYTES), MAX_WRITES, CROWD);
  }

  /// Whether these are many, or large.
  boolean isCrowd(Collection<PendingWrite> some) {
    return some.size() >= crowd
        || some.stream().mapToLong(PendingWrite::bytes).sum() >= CROWD_BYTES;
  }
}
