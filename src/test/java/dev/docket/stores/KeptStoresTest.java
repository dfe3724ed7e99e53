package dev.docket.stores;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
}
