package dev.docket.opensearch.write;

import java.util.List;

/// What of a bulk the engine could not take now; the callers still wait.
///
/// @param again the engine is away or has too much to do: nothing else is sent before these
/// @param aside nobody holds their shard at the moment: these wait alone, since every bulk with one
///   of them in it waits for the shard
record Unsent(List<PendingWrite> again, List<PendingWrite> aside) {

  static final Unsent NONE = new Unsent(List.of(), List.of());

  static Unsent again(List<PendingWrite> writes) {
    return new Unsent(writes, List.of());
  }
}
