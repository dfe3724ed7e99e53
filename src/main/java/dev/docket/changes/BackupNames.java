package dev.docket.changes;

import java.time.Instant;
import java.util.List;

/// Port: the backups that there are. What is erased stays in those that were made before.
@FunctionalInterface
public interface BackupNames {

  /// The names of those that were begun before a moment.
  ///
  /// @throws dev.docket.problem.ProblemException when that is not known;
  ///   [dev.docket.problem.Problem.Refused] when waiting will not change that
  List<String> before(Instant moment);
}
