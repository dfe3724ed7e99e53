package dev.docket.maintenance;

import java.util.List;
import java.util.Map;

/// Port: the partitions that requests lie in. Every method throws
/// [dev.docket.problem.ProblemException] when the engine does not answer.
public interface PartitionStore {

  /// All of them, oldest first.
  List<StoredPartition> all();

  /// How many requests each holds, by its index. Dearer than [#all]: they are counted.
  Map<String, Long> requests();

  /// Gives up the oldest one, requests and spans; its disk is free a minute or two later.
  void giveUp(StoredPartition oldest);

  /// Announces one that takes over from the newest, unless one is announced already.
  void startNext();
}
