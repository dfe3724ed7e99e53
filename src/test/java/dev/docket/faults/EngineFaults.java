package dev.docket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.EngineProcess;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What happens to an external engine while everybody writes: it is killed and started again, it is
/// paused, and it rejects single items of bulks because its own queue of writes is full.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EngineFaults {

  private static final Traffic.Mix MIX = new Traffic.Mix(5, 2, 2, Duration.ofMillis(5));

  /// Beyond the 4 s that a writer waits: for a machine that is busy.
  private static final Duration CLEARLY_ANSWERED = Duration.ofSeconds(12);

  /// One write at a time and one that waits. A bulk for three shards is three of them, and what
  /// finds no place is rejected, item by item.
  private static final Map<String, String> TINY =
      Map.of("thread_pool.write.size", "1", "thread_pool.write.queue_size", "1");

  private final Duration away;
  private final int enough;
  private EngineProcess engine;
  private RunningApp app;

  /// @param away how long the engine is paused or dead at least
  /// @param enough acknowledged writes before and after
  EngineFaults(Duration away, int enough) {
    this.away = away;
    this.enough = enough;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    engine = EngineProcess.single(folder, TINY);
    app =
        RunningApp.with(
            Map.of("DOCKET_OPENSEARCH_URL", engine.address().toString(), "DOCKET_SHARDS", "3"));
  }

  @AfterAll
  void stop() {
    app.close();
    engine.close();
  }

  /// What is done to the engine.
  private interface Fault {
    void happens(Ledger ledger) throws Exception;
  }

  private void during(String name, Fault fault) throws Exception {
    Ledger ledger = new Ledger(name);
    Api api = app.api();
    Traffic traffic = Traffic.start(ledger, api, name, MIX);
    try {
      Await.until("writes are acknowledged", () -> ledger.writes() > enough);
      fault.happens(ledger);
      int before = ledger.writes();
      Await.until("writes are acknowledged again", () -> ledger.writes() > before + enough);
    } finally {
      traffic.stop();
    }
    traffic.sendAgain(api);
    ledger.verify(api);
    assertThat(ledger.brokenOff()).as("calls without an answer").isZero();
    assertThat(ledger.slowest()).isLessThan(CLEARLY_ANSWERED);
    seen(ledger);
  }

  /// The figures of one fault.
  void seen(Ledger ledger) {}

  /// Until the time is over and somebody has waited for nothing.
  private void stayAway(Ledger ledger) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(away.toNanos());
    Await.until("somebody is refused", () -> ledger.refusals() > 0);
  }

  @Test
  void an_engine_that_is_killed_and_started_again_loses_nothing_that_was_acknowledged()
      throws Exception {
    during(
        "killed",
        ledger -> {
          engine.kill();
          stayAway(ledger);
          engine.startAgain();
        });
  }

  @Test
  void an_engine_that_is_paused_keeps_nobody_waiting_for_ever() throws Exception {
    during(
        "paused",
        ledger -> {
          engine.pause();
          stayAway(ledger);
          engine.resume();
        });
  }

  @Test
  void items_that_the_engine_rejects_are_written_when_it_has_room() throws Exception {
    long before = rejected();
    during("rejected", any -> Await.until("the engine rejects", () -> rejected() > before));
  }

  private long rejected() {
    try {
      JsonNode stats = Json.parse(engine.call("GET", "/_nodes/stats/thread_pool", "").body());
      return stats.path("nodes").elements().next().at("/thread_pool/write/rejected").longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
