package dev.docket.maintenance.growth;

import dev.docket.maintenance.StoredPartition;

/// Port: packs the files of a partition. Every method throws [dev.docket.problem.ProblemException]
/// when the engine does not answer.
public interface SegmentMerges {

  /// How a partition's files are.
  enum State {
    /// Nobody has packed them.
    LOOSE,
    /// As few as they should be.
    PACKED,
    /// Packed once; what was changed in it since is not worth doing it again.
    DONE
  }

  State state(StoredPartition partition);

  /// Whether the engine is packing something, whoever asked for it.
  boolean busy();

  /// Begins to pack one, and returns.
  ///
  /// @return false when the disk has no room for the second copy that this takes for a while
  boolean begin(StoredPartition partition);

  /// Keeps in mind that it was packed.
  void remember(StoredPartition partition);
}
