package dev.docket.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeptStoresTest {

  static List<Path> stores() throws IOException {
    try (Stream<Path> files = Files.list(KeptStore.FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_kept_store_is_read_found_and_changed(Path packed, @TempDir Path folder) throws Exception {
    KeptStore.unpack(packed, folder);
    JsonNode manifest = Json.parse(Files.readAllBytes(folder.resolve("manifest.json")));
    try (RunningApp app = RunningApp.on(folder.resolve("data"))) {
      KeptAnswers.check(Api.at(app.base(), manifest.path("key").textValue()), manifest);
    }
  }

  @Test
  void an_upgrade_that_was_killed_half_way_is_finished_by_the_next_start(@TempDir Path folder)
      throws Exception {
    KeptStore.unpack(KeptStore.FOLDER.resolve("0.2.0.tar.gz"), folder);
    JsonNode manifest = Json.parse(Files.readAllBytes(folder.resolve("manifest.json")));
    Path data = folder.resolve("data");
    assertThat(killed(data, folder.resolve("killed.log"))).isEqualTo(KilledUpgrade.KILLED);
    try (RunningApp app = RunningApp.on(data)) {
      JsonNode checks = KeptStore.must(app.api().get("/api/admin/diagnosis")).path("checks");
      assertThat(
              checks
                  .valueStream()
                  .filter(check -> check.path("name").asText().equals("mappings"))
                  .map(check -> check.path("state").asText()))
          .containsExactly("ok");
      KeptAnswers.check(Api.at(app.base(), manifest.path("key").textValue()), manifest);
    }
  }

  /// @return the exit code of a start that ends in the middle of the upgrade
  private static int killed(Path data, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledUpgrade.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
