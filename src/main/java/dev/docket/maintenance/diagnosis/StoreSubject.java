package dev.docket.maintenance.diagnosis;

import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Partitions, disks, and how long there is room.
public final class StoreSubject implements Diagnosis.Subject {

  private static final String DISK = "disk";
  private static final String MAPPINGS = "mappings";

  /// The engine opens 1,000 shards on a node.
  private static final int MANY_PARTITIONS = 400;

  private static final int FEW_DAYS = 14;

  /// Nothing that far off is worth saying.
  private static final int FAR_OFF = 3_650;

  private final Configured configured;
  private final EngineFacts engine;
  private final PartitionStore partitions;
  private final InstantSource clock;

  public StoreSubject(
      Configured configured, EngineFacts engine, PartitionStore partitions, InstantSource clock) {
    this.configured = configured;
    this.engine = engine;
    this.partitions = partitions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "partitions";
  }

  @Override
  public List<Check> look() {
    List<StoredPartition> all = partitions.all();
    return List.of(partitions(all), disk(all), mappings());
  }

  private Check partitions(List<StoredPartition> all) {
    long bytes = all.stream().mapToLong(StoredPartition::bytes).sum();
    Optional<StoredPartition> last = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    String seen =
        "%d with %s, the last from %s"
            .formatted(
                all.size(),
                Bytes.shown(bytes),
                last.map(partition -> partition.from().toString()).orElse("never"));
    if (last.isEmpty()) {
      return Check.fail(name(), seen, "No request can be stored: see what the server logs.");
    }
    if (all.size() > MANY_PARTITIONS) {
      return Check.warn(
          name(),
          seen,
          "Choose longer ones (DOCKET_PARTITION), or a retention (DOCKET_RETENTION).");
    }
    return last.get().bytes() > 2 * configured.partitionMaxBytes()
        ? Check.warn(
            name(),
            seen,
            "The last is far above DOCKET_PARTITION_MAX_BYTES: see what the server logs.")
        : Check.ok(name(), seen);
  }

  private Check disk(List<StoredPartition> all) {
    EngineFacts.Disk fullest =
        engine.disks().stream()
            .min((one, other) -> Long.compare(one.free(), other.free()))
            .orElse(new EngineFacts.Disk("?", 0, 0));
    long room = fullest.free() - configured.minFreeDisk();
    Optional<Long> days = daysLeft(all, room);
    String seen =
        "%s of %s free on %s%s"
            .formatted(
                Bytes.shown(fullest.free()),
                Bytes.shown(fullest.total()),
                fullest.node(),
                days.map(": about %,d days at the present rate"::formatted).orElse(""));
    if (room < 0) {
      return Check.fail(
          DISK, seen, "Make room or lower DOCKET_MIN_FREE_DISK: writes are refused until then.");
    }
    return days.filter(left -> left < FEW_DAYS).isPresent()
        ? Check.warn(
            DISK, seen, "Add disk, or keep requests for a shorter time (DOCKET_RETENTION).")
        : Check.ok(DISK, seen);
  }

  /// By how fast the current partition has grown; nothing in its first day.
  private Optional<Long> daysLeft(List<StoredPartition> all, long room) {
    Instant now = clock.instant();
    return all.stream()
        .filter(partition -> !partition.from().isAfter(now) && !partition.closedAt(now))
        .findFirst()
        .filter(current -> Duration.between(current.from(), now).toDays() > 0)
        .filter(current -> current.bytes() > 0)
        .map(current -> {
          double bytesADay =
              current.bytes() / (Duration.between(current.from(), now).toHours() / 24.0);
          return (long) (Math.max(0, room) / bytesADay);
        })
        .filter(days -> days < FAR_OFF);
  }

  private Check mappings() {
    List<String> differing = engine.differing();
    return differing.isEmpty()
        ? Check.ok(MAPPINGS, "as this version makes them")
        : Check.fail(
            MAPPINGS,
            "of another version: " + String.join(", ", differing),
            "Start all servers with the same version of Docket; a start brings older ones forward.");
  }
}
