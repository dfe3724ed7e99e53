package dev.docket.maintenance.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Port: what the engine says of itself. Every method throws [dev.docket.problem.ProblemException]
/// when it does not answer.
public interface EngineFacts {

  /// The engine as a whole.
  ///
  /// @param version such as `3.8.0`
  /// @param dataNodes how many hold data
  /// @param pendingTasks changes that its cluster manager has not come to yet
  /// @param rejectedWrites since its nodes were started
  record Cluster(String version, int dataNodes, int pendingTasks, long rejectedWrites) {}

  Cluster cluster();

  /// The disk of one node.
  record Disk(String node, long free, long total) {}

  List<Disk> disks();

  /// Indices that lack data: nobody holds the first copy of a part of each.
  List<String> lost();

  /// Indices that lack a second copy, all data being there.
  List<String> incomplete();

  /// How far its clocks are from an instant, at most; taken now.
  Duration clocksApart(Instant from);

  /// When the newest request arrived, by its id.
  Optional<Instant> newestRequest();

  /// Templates and indices that are not as this version makes them.
  List<String> differing();
}
