package dev.docket.opensearch.write;

/// How large one bulk may become.
///
/// @param bytes at most; a single larger write goes alone
/// @param writes at most
record BulkLimits(long bytes, int writes) {

  private static final long MAX_BYTES = 50L << 20;
  private static final int MAX_WRITES = 2_000;

  /// The engine refuses bulks beyond a tenth of its heap with a 429 that never ends, so half of
  /// that.
  static BulkLimits forHeap(long heapBytes) {
    return new BulkLimits(Math.min(heapBytes / 20, MAX_BYTES), MAX_WRITES);
  }
}
