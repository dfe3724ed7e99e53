package dev.docket.app;

import dev.docket.changes.Aging;
import dev.docket.changes.BackupNames;
import dev.docket.http.MaintenanceParts;
import dev.docket.jobs.JobStore;
import dev.docket.jobs.JobWork;
import dev.docket.jobs.Jobs;
import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.backups.BackupRepository;
import dev.docket.maintenance.backups.BackupWork;
import dev.docket.maintenance.backups.Backups;
import dev.docket.maintenance.diagnosis.BackupsSubject;
import dev.docket.maintenance.diagnosis.ClockSubject;
import dev.docket.maintenance.diagnosis.ConfigurationSubject;
import dev.docket.maintenance.diagnosis.Configured;
import dev.docket.maintenance.diagnosis.Diagnosis;
import dev.docket.maintenance.diagnosis.EngineFacts;
import dev.docket.maintenance.diagnosis.EngineSubject;
import dev.docket.maintenance.diagnosis.JobsSubject;
import dev.docket.maintenance.diagnosis.StoreSubject;
import dev.docket.maintenance.growth.Growth;
import dev.docket.maintenance.retention.KeptTimes;
import dev.docket.maintenance.retention.Retention;
import dev.docket.maintenance.retention.WorkspaceRetention;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.maintenance.ForcedMerges;
import dev.docket.opensearch.maintenance.ObservedEngine;
import dev.docket.opensearch.maintenance.SnapshotPlace;
import dev.docket.opensearch.maintenance.Snapshots;
import dev.docket.opensearch.maintenance.StoredPartitions;
import dev.docket.opensearch.objects.StoredKeptTimes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Builds what looks after the store, and says when it does.
final class Maintenance {

  /// Whoever starts a server with a wrong clock, or a wrong retention, has so long to see it.
  private static final Duration RETENTION_FIRST = Duration.ofMinutes(15);

  private static final Duration RETENTION_PAUSE = Duration.ofHours(6);

  private static final Duration JOBS_PAUSE = Duration.ofHours(1);

  private final InstantSource clock;
  private final Retention retention;
  private final KeptTimes keptTimes;
  private final Growth growth;
  private final BackupRepository repository;
  private final Backups backups;
  private final Diagnosis diagnosis;

  Maintenance(Config config, Store store, JobStore jobs, InstantSource clock) {
    this.clock = clock;
    this.keptTimes = new StoredKeptTimes(store.objects());
    PartitionStore partitions =
        new StoredPartitions(store.engine(), store.partitions(), config.layout());
    this.retention = new Retention(partitions, config.upkeep().retention(), clock);
    this.growth =
        new Growth(
            partitions,
            new ForcedMerges(store.engine(), store.objects(), config.layout()),
            config.upkeep().partitionMaxBytes(),
            clock);
    this.repository =
        new Snapshots(store.engine(), config.layout(), place(config), Version.current());
    this.backups = new Backups(repository, config.layout().prefix());
    EngineFacts engine = new ObservedEngine(store.engine(), config.layout());
    Configured configured = configured(config);
    this.diagnosis =
        new Diagnosis(
            List.of(
                new ConfigurationSubject(configured, engine),
                new EngineSubject(engine),
                new StoreSubject(configured, engine, partitions, clock),
                new ClockSubject(engine, clock),
                new BackupsSubject(configured, backups, clock),
                new JobsSubject(jobs, clock)));
  }

  private static SnapshotPlace place(Config config) {
    return config.external().isPresent()
        ? SnapshotPlace.of(config.upkeep().backupRepository())
        : new SnapshotPlace.Folder(config.upkeep().backupDir(), false);
  }

  private static Configured configured(Config config) {
    return new Configured(
        config.host(),
        config.external().isPresent(),
        config.external().filter(Maintenance::sendsPlainPassword).isPresent(),
        config.layout().replicas(),
        Runtime.getRuntime().maxMemory(),
        memory(),
        config.minFreeDisk(),
        config.upkeep().partitionMaxBytes(),
        config.upkeep().retention());
  }

  private static boolean sendsPlainPassword(EngineAddress address) {
    return address.password() != null
        && address.hosts().stream().anyMatch(host -> "http".equals(host.getScheme()));
  }

  /// Of the machine, or of the container.
  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /// In which backups what is erased still stands.
  BackupNames backupNames() {
    return backups::begunBefore;
  }

  /// What makes backups.
  JobWork backup() {
    return new BackupWork(repository, backups);
  }

  /// @param jobs takes orders
  /// @param aging removes what workspaces no longer keep
  MaintenanceParts parts(Jobs jobs, Aging aging) {
    return new MaintenanceParts(
        retention, workspaceRetention(jobs, aging), backups, jobs, diagnosis);
  }

  private WorkspaceRetention workspaceRetention(Jobs jobs, Aging aging) {
    return new WorkspaceRetention(
        keptTimes,
        retention.kept(),
        (workspace, before) -> aging.order(jobs, workspace, before),
        clock);
  }

  /// Has done what needs nobody to ask for it.
  void begin(Rounds rounds, Jobs jobs, Aging aging) {
    rounds.every("jobs", JOBS_PAUSE, JOBS_PAUSE, jobs::removeExpired);
    rounds.every("growth", Growth.PERIOD, Growth.PERIOD, growth::round);
    rounds.every(
        "retention of workspaces",
        RETENTION_FIRST,
        RETENTION_PAUSE,
        workspaceRetention(jobs, aging)::round);
    if (retention.kept().isPresent()) {
      rounds.every("retention", RETENTION_FIRST, RETENTION_PAUSE, retention::run);
    }
  }
}
