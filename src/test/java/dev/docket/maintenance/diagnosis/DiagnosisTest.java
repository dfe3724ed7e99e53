package dev.docket.maintenance.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import dev.docket.maintenance.backups.Backup;
import dev.docket.maintenance.backups.BackupRepository;
import dev.docket.maintenance.backups.Backups;
import dev.docket.maintenance.backups.Manifest;
import dev.docket.maintenance.backups.Progress;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.problem.ProblemException;
import dev.docket.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What each finding is called: by an engine that says what the test wants.
class DiagnosisTest {

  private static final long GIB = 1L << 30;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final SaidEngine engine = new SaidEngine();
  private final SaidStore store = new SaidStore();

  private Configured configured =
      new Configured("127.0.0.1", false, false, 0, GIB, 4 * GIB, GIB, 20 * GIB, Optional.empty());

  private List<String> seen() {
    return new Diagnosis(
            List.of(
                new ConfigurationSubject(configured, engine),
                new EngineSubject(engine),
                new StoreSubject(configured, engine, store, clock),
                new ClockSubject(engine, clock),
                new BackupsSubject(configured, new Backups(store, "docket"), clock)))
        .run().stream()
            .filter(check -> check.state() != Check.State.OK)
            .peek(check -> assertThat(check.advice()).isNotBlank())
            .map(check -> check.state() + " " + check.name() + ": " + check.seen())
            .toList();
  }

  @Test
  void a_sound_server_has_nothing_to_be_told() {
    assertThat(seen()).isEmpty();
  }

  @Test
  void unwise_settings_are_named() {
    configured =
        new Configured("0.0.0.0", true, true, 0, 3 * GIB, 3 * GIB, GIB, 20 * GIB, Optional.empty());
    engine.nodes = 3;
    assertThat(seen())
        .containsExactly(
            "WARN configuration: listens on 0.0.0.0, without TLS",
            "WARN configuration: the password of the cluster is sent over http",
            "WARN configuration: 3 data nodes, and one copy of everything",
            "WARN configuration: a heap of 3.0 GiB on a machine with 3.0 GiB");
    configured =
        new Configured("::1", false, false, 1, 256L << 20, 0, GIB, 20 * GIB, Optional.empty());
    engine.nodes = 1;
    assertThat(seen())
        .containsExactly(
            "WARN configuration: 1 replicas, and 1 data nodes",
            "WARN configuration: a heap of 256 MiB");
  }

  @Test
  void an_engine_that_does_not_answer_hides_nothing_else() {
    engine.away = true;
    assertThat(seen())
        .hasSize(4)
        .allSatisfy(check -> assertThat(check).startsWith("FAIL").contains("cannot be looked at"));
  }

  @Test
  void lost_shards_old_engines_and_missing_copies_are_told_apart() {
    engine.version = "2.19.1";
    engine.lost = List.of("docket-requests-a");
    assertThat(seen())
        .containsExactly(
            "FAIL engine: OpenSearch 2.19.1, 1 data nodes, 0 pending tasks, 0 writes rejected since its start",
            "FAIL shards: data are missing in docket-requests-a");
    engine.version = "3.8.0";
    engine.lost = List.of();
    engine.incomplete = List.of("docket-objects");
    assertThat(seen()).containsExactly("WARN shards: a copy is missing of docket-objects");
  }

  @Test
  void a_disk_is_judged_by_what_must_stay_free_and_by_how_fast_it_fills() {
    engine.free = GIB - 1;
    assertThat(seen()).first().asString().startsWith("FAIL disk: 1023 MiB of 100.0 GiB free");
    // 14 days have brought 14 GiB.
    engine.free = 10 * GIB;
    assertThat(seen())
        .containsExactly(
            "WARN disk: 10.0 GiB of 100.0 GiB free on one: about 9 days at the present rate");
  }

  @Test
  void a_clock_that_is_behind_is_worse_than_two_that_differ() {
    engine.apart = Duration.ofSeconds(11);
    assertThat(seen()).first().asString().startsWith("WARN clock").contains("11 s from");
    engine.apart = Duration.ofSeconds(46);
    assertThat(seen()).first().asString().startsWith("FAIL clock");
    engine.newest = NOW.plusSeconds(3_600);
    assertThat(seen()).first().asString().contains("the newest request is from 3600 s later");
  }

  @Test
  void backups_are_missed_when_there_are_none_or_old_ones_or_failed_ones() {
    store.backups.clear();
    assertThat(seen()).containsExactly("WARN backups: none");
    configured =
        new Configured(
            "localhost", false, false, 0, GIB, 4 * GIB, GIB, 20 * GIB, KeptTime.parse("30d"));
    assertThat(seen()).containsExactly("WARN backups: none, and requests are dropped after 30d");
    store.backups.add(SaidStore.backup("old", Backup.State.DONE, NOW.minus(Duration.ofDays(8))));
    assertThat(seen()).containsExactly("WARN backups: the last whole one is old, 192 h old");
    store.backups.addFirst(SaidStore.backup("bad", Backup.State.FAILED, NOW));
    assertThat(seen()).containsExactly("FAIL backups: the last one failed: bad");
  }

  @Test
  void mappings_of_another_version_are_a_failure() {
    engine.differing = List.of("docket-spans-a");
    assertThat(seen()).containsExactly("FAIL mappings: of another version: docket-spans-a");
  }

  @Test
  void a_store_without_a_partition_takes_nothing() {
    store.partitions = List.of();
    assertThat(seen()).first().asString().startsWith("FAIL partitions: 0 with 0 MiB");
  }

  private static final class SaidEngine implements EngineFacts {

    boolean away;
    String version = "3.8.0";
    int nodes = 1;
    long free = 90 * GIB;
    List<String> lost = List.of();
    List<String> incomplete = List.of();
    List<String> differing = List.of();
    Duration apart = Duration.ZERO;
    Instant newest = NOW.minusSeconds(5);

    private <T> T said(T what) {
      if (away) {
        throw ProblemException.unavailable("The engine is away.", 2);
      }
      return what;
    }

    @Override
    public Cluster cluster() {
      return said(new Cluster(version, nodes, 0, 0));
    }

    @Override
    public List<Disk> disks() {
      return said(List.of(new Disk("two", 95 * GIB, 100 * GIB), new Disk("one", free, 100 * GIB)));
    }

    @Override
    public List<String> lost() {
      return said(lost);
    }

    @Override
    public List<String> incomplete() {
      return said(incomplete);
    }

    @Override
    public Duration clocksApart(Instant from) {
      return said(apart);
    }

    @Override
    public Optional<Instant> newestRequest() {
      return said(Optional.of(newest));
    }

    @Override
    public List<String> differing() {
      return said(differing);
    }
  }

  private static final class SaidStore implements PartitionStore, BackupRepository {

    List<StoredPartition> partitions =
        List.of(
            new StoredPartition(
                "may",
                Instant.parse("2026-05-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"),
                GIB),
            new StoredPartition("june", Instant.parse("2026-06-01T12:00:00Z"), null, 14 * GIB));

    final List<Backup> backups =
        new ArrayList<>(List.of(backup("new", Backup.State.DONE, NOW.minusSeconds(60))));

    static Backup backup(String name, Backup.State state, Instant at) {
      return new Backup(name, state, new Manifest("0.7.0", "docket", Map.of()), at, at, 1);
    }

    @Override
    public boolean isPlaced() {
      return true;
    }

    @Override
    public List<StoredPartition> all() {
      return partitions;
    }

    @Override
    public Map<String, Long> requests() {
      return Map.of();
    }

    @Override
    public void giveUp(StoredPartition oldest) {
      throw new AssertionError("a diagnosis changes nothing");
    }

    @Override
    public void startNext() {
      throw new AssertionError("a diagnosis changes nothing");
    }

    @Override
    public void begin(String name) {
      throw new AssertionError("a diagnosis changes nothing");
    }

    @Override
    public Optional<Progress> progress(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Backup> find(String name) {
      return Optional.empty();
    }

    @Override
    public List<Backup> list() {
      return backups;
    }

    @Override
    public void delete(String name) {
      throw new AssertionError("a diagnosis changes nothing");
    }
  }
}
