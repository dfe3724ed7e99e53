package dev.docket.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server, killed by `kill -9` while everybody writes, and started again on its data:
/// whatever it had acknowledged is there, once, and so is what its callers sent again because they
/// had no answer.
class CrashIT {

  private static final int ROUNDS = 3;
  private static final Traffic.Mix MIX = new Traffic.Mix(6, 2, 4, Duration.ZERO);

  /// Acknowledged writes of a round after which the server is killed.
  private static final int ENOUGH = 700;

  @TempDir private Path folder;

  private final Ledger ledger = new Ledger("crash");

  @Test
  void nothing_that_was_acknowledged_is_lost_or_doubled() throws Exception {
    Path data = folder.resolve("data");
    PackagedServer server = PackagedServer.start(data);
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        int enough = ledger.writes() + ENOUGH;
        Traffic traffic = Traffic.start(ledger, server.api(), "round " + round, MIX);
        Await.until("enough is acknowledged", () -> ledger.writes() >= enough);
        server.kill();
        traffic.awaitEnd();
        server = PackagedServer.start(data);
        traffic.sendAgainAfterRestart(server.api());
        ledger.verify(server.api());
      }
      assertThat(server.stop()).isIn(0, 143);
      server = PackagedServer.start(data);
      ledger.verify(server.api());
    } finally {
      server.close();
    }
  }
}
