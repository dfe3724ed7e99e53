package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.json.Json;
import dev.docket.testkit.Await;
import dev.docket.testkit.EngineProcess;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of three nodes, each of which is killed once under load and brought back.
@Tag("soak")
class LostNodeIT {

  private static final Traffic.Mix MIX = new Traffic.Mix(8, 2, 4, Duration.ofMillis(2));
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void no_node_of_three_is_missed_under_load() throws Exception {
    List<EngineProcess> nodes = EngineProcess.cluster(folder, 3);
    String urls =
        nodes.stream().map(node -> node.address().toString()).collect(Collectors.joining(","));
    Ledger ledger = new Ledger("lost node");
    try (RunningApp app =
        RunningApp.with(
            Map.of("DOCKET_OPENSEARCH_URL", urls, "DOCKET_SHARDS", "3", "DOCKET_REPLICAS", "1"))) {
      Traffic traffic = Traffic.start(ledger, app.api(), "lost node", MIX);
      try {
        for (int i = 0; i < nodes.size(); i++) {
          EngineProcess lost = nodes.get(i);
          EngineProcess other = nodes.get((i + 1) % nodes.size());
          Await.until("writes are acknowledged", writesMore(ledger, 500));
          assertThat(Await.within(RECOVERY, () -> isGreen(other))).isTrue();
          lost.kill();
          Await.until("writes go on without the node", writesMore(ledger, 500));
          TimeUnit.NANOSECONDS.sleep(Soak.of(Duration.ofSeconds(20)).toNanos());
          lost.startAgain();
          assertThat(Await.within(RECOVERY, () -> isGreen(other))).as("all copies").isTrue();
        }
      } finally {
        traffic.stop();
      }
      traffic.sendAgain(app.api());
      ledger.verify(app.api());
      assertThat(ledger.brokenOff()).isZero();
      Soak.seen("lost-node", Map.of("ledger", ledger));
    } finally {
      nodes.forEach(EngineProcess::close);
    }
  }

  private static BooleanSupplier writesMore(Ledger ledger, int more) {
    int before = ledger.writes();
    return () -> ledger.writes() > before + more;
  }

  private static boolean isGreen(EngineProcess node) {
    try {
      return Json.parse(node.call("GET", "/_cluster/health", "").body())
          .path("status")
          .asText()
          .equals("green");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
