package dev.docket.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path parent;

  private static String mode(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void it_is_made_for_its_owner_alone() throws IOException {
    Path path = parent.resolve("deep/er/data");
    try (DataFolder _ = DataFolder.open(path)) {
      assertThat(mode(path)).isEqualTo("rwx------");
    }
  }

  @Test
  void one_that_was_open_to_others_is_closed_to_them() throws IOException {
    Path path = Files.createDirectory(parent.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (DataFolder _ = DataFolder.open(path)) {
      assertThat(mode(path)).isEqualTo("rwx------");
    }
  }

  @Test
  void a_second_server_is_told_who_uses_it() {
    Path path = parent.resolve("data");
    try (DataFolder _ = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(UnusableFolderException.class)
          .hasMessage(
              "another Docket (process %d) uses the data folder %s"
                  .formatted(ProcessHandle.current().pid(), path));
      // Being refused takes nothing away from who has it.
      assertThatThrownBy(() -> DataFolder.open(path)).isInstanceOf(UnusableFolderException.class);
    }
    DataFolder.open(path).close();
  }

  @Test
  void a_lock_file_that_a_dead_server_left_is_harmless() throws IOException {
    Path path = Files.createDirectory(parent.resolve("data"));
    Files.writeString(path.resolve("docket.lock"), "999999999999");
    try (DataFolder _ = DataFolder.open(path)) {
      assertThat(path.resolve("docket.lock"))
          .hasContent(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void a_file_in_its_place_is_named() throws IOException {
    Path path = Files.createFile(parent.resolve("data"));
    assertThatThrownBy(() -> DataFolder.open(path))
        .isInstanceOf(UnusableFolderException.class)
        .hasMessageContaining(path + " is a file");
  }
}
