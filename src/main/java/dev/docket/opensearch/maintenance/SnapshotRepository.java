package dev.docket.opensearch.maintenance;

import dev.docket.opensearch.Engine;
import dev.docket.problem.ProblemException;
import java.util.Map;

/// The path of a repository, which is made known to the engine before it is first used.
final class SnapshotRepository {

  private static final String OURS = "docket-backups";

  private final MaintenanceCalls calls;
  private final SnapshotPlace place;
  private volatile boolean known;

  SnapshotRepository(Engine engine, SnapshotPlace place) {
    this.calls = new MaintenanceCalls(engine);
    this.place = place;
  }

  /// `/_snapshot/…`, without a slash at the end.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when there is no repository
  String path() {
    return switch (place) {
      case SnapshotPlace.Repository(String name) -> "/_snapshot/" + name;
      case SnapshotPlace.Folder folder -> "/_snapshot/" + named(folder);
      case SnapshotPlace.Nowhere _ ->
          throw ProblemException.refused(
              null,
              "There is no place for backups: DOCKET_BACKUP_REPOSITORY must name a snapshot repository of the cluster.");
    };
  }

  /// Has the engine forget a folder of ours; nothing in it is deleted.
  void forget() {
    if (place instanceof SnapshotPlace.Folder) {
      var _ = calls.ask("DELETE", "/_snapshot/" + OURS, Map.of(), null);
      known = false;
    }
  }

  private String named(SnapshotPlace.Folder folder) {
    if (!known) {
      calls.must(
          "a folder for backups", "PUT", "/_snapshot/" + OURS, Map.of(), folder.definition());
      known = true;
    }
    return OURS;
  }
}
