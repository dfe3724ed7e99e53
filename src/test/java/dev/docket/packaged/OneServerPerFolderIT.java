package dev.docket.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneServerPerFolderIT {

  @TempDir private Path folder;

  @Test
  void a_second_server_on_a_folder_says_who_has_it_and_ends() throws Exception {
    Path data = folder.resolve("data");
    try (PackagedServer first = PackagedServer.start(data)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      long begun = System.nanoTime();
      try (PackagedServer second = PackagedServer.begin(data)) {
        assertThat(second.exitCode()).isEqualTo(1);
        // It takes one; the rest is for a machine that is busy.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(second.output())
            .isEqualTo(
                "docket: another Docket (process %d) uses the data folder %s"
                    .formatted(first.pid(), data));
      }
      assertThat(first.api().get("/health/ready").status()).isEqualTo(200);
      assertThat(first.stop()).isIn(0, 143);
    }
    try (PackagedServer next = PackagedServer.start(data)) {
      assertThat(next.api().get("/health/ready").status()).isEqualTo(200);
    }
  }
}
