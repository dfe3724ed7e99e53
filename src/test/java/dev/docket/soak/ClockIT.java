package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The wall clock of the server's process jumps, by libfaketime (Debian: `faketime`): an hour back,
/// and a day ahead. Where the library is not installed, this fails and says so.
@Tag("soak")
class ClockIT {

  private static final Traffic.Mix MIX = new Traffic.Mix(4, 2, 2, Duration.ofMillis(5));

  private static final List<Path> LIBRARIES =
      Stream.of("x86_64-linux-gnu", "aarch64-linux-gnu")
          .map(machine -> Path.of("/usr/lib", machine, "faketime", "libfaketimeMT.so.1"))
          .toList();

  @TempDir private Path folder;

  @Test
  void a_clock_that_jumps_loses_and_doubles_nothing() throws Exception {
    Path library =
        LIBRARIES.stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new AssertionError("install libfaketime; looked for " + LIBRARIES));
    Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
    Map<String, String> faked =
        Map.of(
            "LD_PRELOAD",
            library.toString(),
            "FAKETIME_TIMESTAMP_FILE",
            clock.toString(),
            "FAKETIME_DONT_FAKE_MONOTONIC",
            "1",
            "FAKETIME_CACHE_DURATION",
            "1");
    Ledger ledger = new Ledger("clock");
    try (PackagedServer server = PackagedServer.start(folder.resolve("data"), faked, List.of())) {
      Traffic traffic = Traffic.start(ledger, server.api(), "clock", MIX);
      for (String shift : List.of("-3600", "+0", "+86400", "+0")) {
        int before = ledger.writes();
        Await.until("writes are acknowledged", () -> ledger.writes() > before + 300);
        Files.writeString(clock, shift + "\n");
        Await.until("the clock has jumped", () -> Math.abs(skew(server) - hours(shift)) < 60);
        int then = ledger.writes();
        TimeUnit.NANOSECONDS.sleep(Soak.of(Duration.ofSeconds(20)).toNanos());
        Await.until("writes go on after " + shift, () -> ledger.writes() > then + 300);
        // As every SDK does: within the two minutes in which a resend is known as one.
        traffic.sendAgain(server.api());
      }
      traffic.stop();
      traffic.sendAgain(server.api());
      ledger.verify(server.api());
      assertThat(ledger.brokenOff()).isZero();
    }
    try (PackagedServer again = PackagedServer.start(folder.resolve("data"))) {
      ledger.verify(again.api());
      int before = ledger.writes();
      Traffic traffic = Traffic.start(ledger, again.api(), "again", MIX);
      Await.until("writes go on", () -> ledger.writes() > before + 300);
      traffic.stop();
      traffic.sendAgain(again.api());
      ledger.verify(again.api());
    }
    Soak.seen("clock", Map.of("ledger", ledger));
  }

  private static long hours(String shift) {
    return Long.parseLong(shift);
  }

  /// Seconds by which the server's clock is ahead of ours, by the date of an answer.
  private static long skew(PackagedServer server) {
    try {
      return server.api().dateOf("/health/live").getEpochSecond()
          - System.currentTimeMillis() / 1_000;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
