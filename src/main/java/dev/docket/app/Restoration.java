package dev.docket.app;

import dev.docket.jobs.JobEntry;
import dev.docket.jobs.JobStore;
import dev.docket.jobs.Jobs;
import dev.docket.maintenance.backups.Backup;
import dev.docket.maintenance.backups.Manifest;
import dev.docket.maintenance.backups.NotRestoredException;
import dev.docket.maintenance.backups.Restore;
import dev.docket.node.EmbeddedEngine;
import dev.docket.node.UnusableFolderException;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.UnreadableCertificatesException;
import dev.docket.opensearch.maintenance.RestoredSnapshots;
import dev.docket.opensearch.maintenance.SnapshotPlace;
import dev.docket.opensearch.maintenance.Snapshots;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredJobs;
import dev.docket.opensearch.schema.Layout;
import dev.docket.requests.RequestIdSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/// Brings a backup back before any server runs: the embedded engine is started for it alone.
public final class Restoration {

  private Restoration() {}

  /// What came back.
  ///
  /// @param version of the Docket that made the backup
  public record Restored(String backup, String version, long partitions, long requests) {}

  /// Restores into the store that the configuration names, which must be empty.
  ///
  /// @param name of a backup, or [Restore#LATEST]
  /// @param progress hears of parts done, of how many
  /// @throws StartException when it was not restored, saying why
  public static Restored run(Config config, String name, BiConsumer<Long, Long> progress)
      throws InterruptedException {
    try {
      return config.external().isPresent()
          ? run(
              config,
              config.external().get(),
              SnapshotPlace.of(config.upkeep().backupRepository()),
              name,
              progress)
          : embedded(config, name, progress);
    } catch (UnusableFolderException | UnreadableCertificatesException | NotRestoredException e) {
      throw new StartException(e);
    }
  }

  private static Restored embedded(Config config, String name, BiConsumer<Long, Long> progress)
      throws InterruptedException {
    Path backups = config.upkeep().backupDir();
    try (EmbeddedEngine node = EmbeddedEngine.start(config.dataDir(), backups)) {
      return run(
          config,
          EngineAddress.embedded(node.address(), node.token()),
          new SnapshotPlace.Folder(backups, true),
          name,
          progress);
    }
  }

  private static Restored run(
      Config config,
      EngineAddress address,
      SnapshotPlace place,
      String name,
      BiConsumer<Long, Long> progress)
      throws InterruptedException {
    try (Engine engine = Engine.at(address);
        RestoredSnapshots store = new RestoredSnapshots(engine, config.layout(), place)) {
      Restore restore =
          new Restore(new Snapshots(engine, config.layout(), place, Version.current()), store);
      Backup backup = restore.run(name, seen -> progress.accept(seen.done(), seen.parts()));
      endJobs(engine, config.layout());
      Manifest manifest = backup.manifest();
      return new Restored(
          backup.name(), manifest.version(), manifest.partitions(), manifest.requests());
    }
  }

  /// Whoever ordered them meant another store, and may have had them done there since.
  private static void endJobs(Engine engine, Layout layout) {
    InstantSource clock = InstantSource.system();
    JobStore store = new StoredJobs(new ObjectStore(engine, layout.objectsIndex()));
    Jobs jobs = new Jobs(store, new RequestIdSource(clock, new SecureRandom()), clock, () -> {});
    for (JobEntry entry : store.unfinished()) {
      var _ = jobs.cancel(entry.job().workspace(), entry.job().id());
    }
  }
}
