package dev.docket.maintenance.backups;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
  /// gone. None where there is no place for any.
  public List<String> begunBefore(Instant erased) {
    if (!repository.isPlaced()) {
      return List.of();
    }
    return list().stream()
        .filter(backup -> backup.state() != Backup.State.FAILED)
        .filter(backup -> backup.startedAt().isBefore(erased))
        .map(Backup::name)
        .toList();
  }

  /// Deletes one of this store.
  ///
  /// @throws ProblemException [Problem.NotFound] when there is none of that name, or it is another
  ///   store's; [Problem.Conflict] while it is being made
  public void delete(String name) {
    Backup backup =
        list().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                new ProblemException(new Problem.NotFound("There is no backup of this name.")));
    if (backup.state() == Backup.State.RUNNING) {
      throw new ProblemException(
          new Problem.Conflict("It is being made; delete it when it is there."));
    }
    repository.delete(name);
  }

  /// Those beyond the newest that are done, and those that failed, oldest last; none that is as new
  /// as a given one.
  ///
  /// @param keep at least 1
  List<Backup> beyond(int keep, String name) {
    List<Backup> known = list();
    Set<Backup> kept =
        known.stream()
            .filter(backup -> backup.state() == Backup.State.DONE)
            .limit(keep)
            .collect(Collectors.toSet());
    return known.stream()
        .filter(backup -> backup.state() != Backup.State.RUNNING)
        .filter(backup -> !kept.contains(backup))
        .filter(backup -> backup.name().compareTo(name) < 0)
        .toList();
  }
}
