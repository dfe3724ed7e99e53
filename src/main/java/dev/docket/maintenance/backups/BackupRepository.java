package dev.docket.maintenance.backups;

import java.util.List;
import java.util.Optional;

/// Port: where backups are. Every method throws [dev.docket.problem.ProblemException] when the
/// engine does not answer, and of [dev.docket.problem.Problem.Refused] when there is no place for
/// backups, or it cannot be used.
public interface BackupRepository {

  /// Whether there is a place for backups at all.
  boolean isPlaced();

  /// Begins a backup of all that is stored, and returns. It will hold all writes that were
  /// acknowledged before; nothing when there is one of that name.
  void begin(String name);

  /// How far it is; empty when there is none of that name.
  Optional<Progress> progress(String name);

  /// The backup of that name.
  Optional<Backup> find(String name);

  /// All backups, newest first.
  List<Backup> list();

  /// Deletes one, and what no other needs; one that is gone already is no error.
  void delete(String name);
}
