package dev.docket.maintenance.backups;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Brings a backup back into an empty store.
public final class Restore {

  /// The newest that is whole.
  public static final String LATEST = "latest";

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final BackupRepository repository;
  private final EmptyStore store;

  public Restore(BackupRepository repository, EmptyStore store) {
    this.repository = repository;
    this.store = store;
  }

  /// Restores and checks.
  ///
  /// @param name of a backup, or [#LATEST] where there are backups of one store only
  /// @param listener hears from time to time how far it is
  /// @return what was restored
  /// @throws NotRestoredException saying why not
  public Backup run(String name, Consumer<Progress> listener) throws InterruptedException {
    if (!store.isEmpty()) {
      throw new NotRestoredException(
          "the store is not empty: a backup is restored into a new data folder, or under a new DOCKET_INDEX_PREFIX, only");
    }
    Backup backup = chosen(name);
    store.begin(backup);
    Progress progress = store.progress();
    while (!progress.ended()) {
      listener.accept(progress);
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      progress = store.progress();
    }
    listener.accept(progress);
    check(backup, progress);
    return backup;
  }

  private Backup chosen(String name) {
    List<Backup> whole =
        repository.list().stream().filter(backup -> backup.state() == Backup.State.DONE).toList();
    if (name.equals(LATEST)) {
      isOfOneStore(whole);
    }
    return whole.stream()
        .filter(backup -> name.equals(LATEST) || backup.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new NotRestoredException(
                whole.isEmpty()
                    ? "there is no finished backup there"
                    : "there is no finished backup %s; there are: %s"
                        .formatted(
                            name, String.join(", ", whole.stream().map(Backup::name).toList()))));
  }

  /// The newest of all may be another store's where several share a place.
  private static void isOfOneStore(List<Backup> whole) {
    Map<String, Backup> newest = new TreeMap<>();
    whole.forEach(backup -> newest.putIfAbsent(backup.manifest().prefix(), backup));
    if (newest.size() > 1) {
      throw new NotRestoredException(
          "backups of several stores are there: name the one to restore; the newest of each: %s"
              .formatted(String.join(", ", newest.values().stream().map(Backup::name).toList())));
    }
  }

  private void check(Backup backup, Progress progress) {
    if (progress.failed() > 0) {
      throw new NotRestoredException(
          "%d of %d parts of the store could not be restored"
              .formatted(progress.failed(), progress.parts()));
    }
    Map<String, Long> found = store.documents(backup);
    for (Map.Entry<String, Long> index : new TreeMap<>(backup.manifest().documents()).entrySet()) {
      Long there = found.get(index.getKey());
      if (there == null) {
        throw new NotRestoredException(index.getKey() + " did not come back");
      }
      if (there < index.getValue()) {
        throw new NotRestoredException(
            "%s has %d documents, but had %d when the backup began; unless they were erased while it ran, it is damaged"
                .formatted(index.getKey(), there, index.getValue()));
      }
    }
  }
}
