package dev.docket.maintenance.backups;

import java.util.Map;

/// Port: the store that a backup comes back to. Every method throws
/// [dev.docket.problem.ProblemException] when the engine does not answer.
public interface EmptyStore {

  /// Whether nothing at all is stored in it.
  boolean isEmpty();

  /// Begins to bring a backup back, under the prefix of this store, and returns.
  void begin(Backup backup);

  /// How far it is.
  Progress progress();

  /// How many documents each index has now, by its name in the backup.
  Map<String, Long> documents(Backup backup);
}
