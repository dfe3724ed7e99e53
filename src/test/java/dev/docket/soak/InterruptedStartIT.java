package dev.docket.soak;

import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts that are killed at any moment: of an empty folder, and of one with data.
@Tag("soak")
class InterruptedStartIT {

  private static final Traffic.Mix MIX = new Traffic.Mix(4, 2, 2, Duration.ZERO);
  private static final int STARTS = 20;
  private static final int LONGEST_MILLIS = 6_000;

  @TempDir private Path folder;

  @Test
  void a_start_that_is_killed_costs_nothing_whenever_it_is() throws Exception {
    Path data = folder.resolve("data");
    Ledger ledger = new Ledger("interrupted");
    Random random = new Random(11);
    interrupt(data, random);
    try (PackagedServer server = PackagedServer.start(data)) {
      Traffic traffic = Traffic.start(ledger, server.api(), "before", MIX);
      Await.until("enough is acknowledged", () -> ledger.writes() > 1_000);
      server.kill();
      traffic.awaitEnd();
      interrupt(data, random);
      try (PackagedServer last = PackagedServer.start(data)) {
        traffic.sendAgain(last.api());
        ledger.verify(last.api());
      }
    }
    Soak.seen("interrupted-start", Map.of("ledger", ledger, "starts", 2 * starts()));
  }

  private static int starts() {
    return (int) Math.min(STARTS, Long.getLong("soak.seconds", STARTS));
  }

  private static void interrupt(Path data, Random random) throws Exception {
    for (int i = 0; i < starts(); i++) {
      try (PackagedServer _ = PackagedServer.begin(data)) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
      }
    }
  }
}
