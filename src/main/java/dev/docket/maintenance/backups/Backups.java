package dev.docket.maintenance.backups;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The backups of this store.
public final class Backups {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final BackupRepository repository;
  private final String prefix;

  public Backups(BackupRepository repository, String prefix) {
    this.repository = repository;
    this.prefix = prefix;
  }

  /// The name of a backup that was ordered at an instant.
  String name(Instant orderedAt) {
    return prefix + "-" + TIME.format(orderedAt);
  }

  /// Those of this store, newest first. Another store may have its own in the same place.
  public List<Backup> list() {
    return repository.list().stream()
        .filter(backup -> backup.manifest().prefix().equals(prefix))
        .toList();
  }

  /// The names of those that may hold what was erased until an instant: they began before it was
  /// gone.
  public List<String> begunBefore(Instant erased) {
    return list().stream()
        .filter(backup -> backup.state() != Backup.State.FAILED)
        .filter(backup -> backup.startedAt().isBefore(erased))
        .map(Backup::name)
        .toList();
  }

  /// Those beyond the newest that are done, oldest last; none that is as new as a given one.
  ///
  /// @param keep at least 1
  List<Backup> beyond(int keep, String name) {
    return list().stream()
        .filter(backup -> backup.state() == Backup.State.DONE)
        .skip(keep)
        .filter(backup -> backup.name().compareTo(name) < 0)
        .toList();
  }
}
