package dev.docket.maintenance.growth;

import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the size of partitions, a little at each [#round].
public final class Growth {

  /// How often to look: with 15 MB/s, the most that was ever measured, a partition grows by less
  /// than a gigabyte from one look to the next.
  public static final Duration PERIOD = Duration.ofMinutes(1);

  /// Requests are enriched and changed most in their first hours; packed files do not like that.
  static final Duration CLOSED_FOR = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Growth.class);

  private final PartitionStore partitions;
  private final SegmentMerges merges;
  private final long maxBytes;
  private final InstantSource clock;

  /// A keeper of sizes.
  ///
  /// @param maxBytes a partition that takes more gets a successor before its time is over
  public Growth(
      PartitionStore partitions, SegmentMerges merges, long maxBytes, InstantSource clock) {
    this.partitions = partitions;
    this.merges = merges;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /// Ends the partition that has grown too large, and packs at most one that is closed.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public void round() {
    List<StoredPartition> all = partitions.all();
    Instant now = clock.instant();
    if (!all.isEmpty()) {
      endIfLarge(all.getLast(), now);
    }
    packOne(all, now);
  }

  private void endIfLarge(StoredPartition newest, Instant now) {
    if (newest.bytes() > maxBytes && !newest.from().isAfter(now)) {
      LOG.info("partition is large index={} bytes={}", newest.index(), newest.bytes());
      partitions.startNext();
    }
  }

  private void packOne(List<StoredPartition> all, Instant now) {
    for (StoredPartition partition : all) {
      if (partition.closedAt(now.minus(CLOSED_FOR))) {
        switch (merges.state(partition)) {
          case DONE -> {}
          case PACKED -> merges.remember(partition);
          case LOOSE -> {
            if (merges.busy()) {
              return;
            }
            if (merges.begin(partition)) {
              LOG.info("packing index={} bytes={}", partition.index(), partition.bytes());
              return;
            }
            // There is no room for this one; there may be for a smaller one.
          }
        }
      }
    }
  }
}
