package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full to its last byte while everybody writes: a small one of the server's own, in
/// a mount namespace. Where such a thing is not allowed, this fails and says so.
@Tag("soak")
class FullDiskIT {

  private static final Traffic.Mix MIX = new Traffic.Mix(4, 2, 2, Duration.ofMillis(5));

  /// The engine looks at its disk every ten seconds; where it could not write down that it is full,
  /// it has to make itself the cluster manager again, which it tries as often.
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void writes_are_refused_while_it_is_full_and_go_on_by_themselves() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    List<String> onSmallDisk =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=600m tmpfs \"$0\" || exit 1; exec \"$@\"",
            disk.toString());
    Ledger ledger = new Ledger("full disk");
    try (PackagedServer server =
        PackagedServer.start(
            disk.resolve("data"),
            Map.of("DOCKET_MIN_FREE_DISK", "256MiB", "JAVA_OPTS", "-Xmx512m"),
            onSmallDisk)) {
      Path seen = Path.of("/proc", Long.toString(server.pid()), "root").resolve("." + disk);
      Api api = server.api();
      Traffic traffic = Traffic.start(ledger, api, "full disk", MIX);
      Await.until("writes are acknowledged", () -> ledger.writes() > 500);
      fill(seen.resolve("ballast"));
      Await.until("writes are refused", () -> ledger.refusals() > 50);
      Api.Answer ready = api.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().at("/checks/disk").textValue()).contains("nearly full");
      TimeUnit.NANOSECONDS.sleep(Soak.of(Duration.ofSeconds(60)).toNanos());
      assertThat(api.withMetadata(Ledger.RUN, "full disk")).as("reads go on").isNotEmpty();
      int before = ledger.writes();
      Files.delete(seen.resolve("ballast"));
      long freed = System.nanoTime();
      assertThat(Await.within(RECOVERY, () -> ledger.writes() > before + 500))
          .as("writes go on: %s", server.output())
          .isTrue();
      long took = Duration.ofNanos(System.nanoTime() - freed).toMillis();
      traffic.stop();
      traffic.sendAgain(api);
      ledger.verify(api);
      Soak.seen("full-disk", Map.of("ledger", ledger, "recovered_after_ms", took));
    }
  }

  /// To the last byte.
  private static void fill(Path file) {
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
    if (!Files.exists(file)) {
      throw new UncheckedIOException(new IOException("no ballast at " + file));
    }
  }
}
