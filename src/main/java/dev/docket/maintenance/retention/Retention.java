package dev.docket.maintenance.retention;

import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives up what has been kept for long enough, a whole partition at a time: one goes when all that
/// it holds is old enough, so everything is kept at least the time that was asked for, and at most
/// one partition longer.
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final PartitionStore partitions;
  private final Optional<KeptTime> kept;
  private final InstantSource clock;

  /// What a server does about age.
  ///
  /// @param kept empty to keep everything
  public Retention(PartitionStore partitions, Optional<KeptTime> kept, InstantSource clock) {
    this.partitions = partitions;
    this.kept = kept;
    this.clock = clock;
  }

  /// One partition in a plan.
  ///
  /// @param drop whether it goes
  public record Planned(StoredPartition partition, long requests, boolean drop) {}

  /// For how long everything is kept; empty for ever.
  public Optional<KeptTime> kept() {
    return kept;
  }

  /// What [#run] would do now, oldest first.
  public List<Planned> plan() {
    Map<String, Long> requests = partitions.requests();
    Instant now = clock.instant();
    return partitions.all().stream()
        .map(partition ->
            new Planned(
                partition,
                requests.getOrDefault(partition.index(), 0L),
                isOldEnough(partition, now)))
        .toList();
  }

  /// Gives up what is old enough.
  ///
  /// @return the plan that was carried out
  public List<Planned> run() {
    List<Planned> plan = plan();
    for (Planned planned : plan) {
      if (planned.drop()) {
        LOG.info(
            "past retention index={} requests={} kept={}",
            planned.partition().index(),
            planned.requests(),
            kept.orElseThrow());
        partitions.giveUp(planned.partition());
      }
    }
    return plan;
  }

  /// The newest has no end, and one that still takes requests ends later than any cutoff.
  private boolean isOldEnough(StoredPartition partition, Instant now) {
    return kept.isPresent()
        && partition.end().filter(end -> !end.isAfter(kept.get().cutoff(now))).isPresent();
  }
}
