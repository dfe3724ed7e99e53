package dev.docket.maintenance.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which partition is packed when the disk is nearly full; `PartitionUpkeepTest` packs real ones.
class GrowthTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private final Disk disk = new Disk();
  private final Growth growth =
      new Growth(new Two(), disk, Long.MAX_VALUE, InstantSource.fixed(NOW));

  /// A large partition and a smaller, later one, both closed.
  private static final class Two implements PartitionStore {

    @Override
    public List<StoredPartition> all() {
      Instant middle = NOW.minus(Duration.ofDays(9));
      return List.of(
          new StoredPartition("large", NOW.minus(Duration.ofDays(19)), middle, 100),
          new StoredPartition("small", middle, NOW.minus(Duration.ofDays(2)), 10),
          new StoredPartition("newest", NOW.minus(Duration.ofDays(2)), null, 10));
    }

    @Override
    public Map<String, Long> requests() {
      return Map.of();
    }

    @Override
    public void giveUp(StoredPartition oldest) {
      throw new AssertionError(oldest);
    }

    @Override
    public void startNext() {
      throw new AssertionError("nothing is too large");
    }
  }

  private static final class Disk implements SegmentMerges {

    final List<String> begun = new ArrayList<>();
    long free;

    @Override
    public State state(StoredPartition partition) {
      return begun.contains(partition.index()) ? State.DONE : State.LOOSE;
    }

    @Override
    public boolean busy() {
      return false;
    }

    @Override
    public boolean begin(StoredPartition partition) {
      boolean fits = partition.bytes() <= free;
      if (fits) {
        begun.add(partition.index());
      }
      return fits;
    }

    @Override
    public void remember(StoredPartition partition) {
      throw new AssertionError(partition);
    }
  }

  @Test
  void one_that_is_too_large_for_the_disk_keeps_no_smaller_one_from_being_packed() {
    growth.round();
    assertThat(disk.begun).isEmpty();
    disk.free = 50;
    growth.round();
    growth.round();
    assertThat(disk.begun).containsExactly("small");
    disk.free = 200;
    growth.round();
    assertThat(disk.begun).containsExactly("small", "large");
  }
}
