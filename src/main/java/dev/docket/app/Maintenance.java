package dev.docket.app;

import dev.docket.http.MaintenanceParts;
import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.growth.Growth;
import dev.docket.maintenance.retention.Retention;
import dev.docket.opensearch.maintenance.ForcedMerges;
import dev.docket.opensearch.maintenance.StoredPartitions;
import java.time.Duration;
import java.time.InstantSource;

/// Builds what looks after the store, and says when it does.
final class Maintenance {

  /// Whoever starts a server with a wrong clock, or a wrong retention, has so long to see it.
  private static final Duration RETENTION_FIRST = Duration.ofMinutes(15);

  private static final Duration RETENTION_PAUSE = Duration.ofHours(6);

  private final Retention retention;
  private final Growth growth;

  Maintenance(Config config, Store store, InstantSource clock) {
    PartitionStore partitions =
        new StoredPartitions(store.engine(), store.partitions(), config.layout());
    this.retention = new Retention(partitions, config.upkeep().retention(), clock);
    this.growth =
        new Growth(
            partitions,
            new ForcedMerges(store.engine(), store.objects(), config.layout()),
            config.upkeep().partitionMaxBytes(),
            clock);
  }

  MaintenanceParts parts() {
    return new MaintenanceParts(retention);
  }

  /// Has done what needs nobody to ask for it.
  void begin(Rounds rounds) {
    rounds.every("growth", Growth.PERIOD, Growth.PERIOD, growth::round);
    if (retention.kept().isPresent()) {
      rounds.every("retention", RETENTION_FIRST, RETENTION_PAUSE, retention::run);
    }
  }
}
