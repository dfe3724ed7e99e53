package dev.docket.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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
      Api api = Api.at(app.base(), manifest.path("key").textValue());
      for (var answer : manifest.path("answers").properties()) {
        assertHolds(KeptStore.must(api.get(answer.getKey())), answer.getValue());
      }
      JsonNode requests = manifest.path("requests");
      assertThat(api.withMetadata("kept", "yes")).hasSize(requests.size());
      for (JsonNode kept : requests) {
        String path = "/api/public/v2/requests/" + kept.path("id").asText();
        assertHolds(KeptStore.must(api.get(path)), kept);
        ObjectNode change = Json.object().put("request_id", kept.path("id").longValue());
        change.putObject("metadata").put("kept", "changed");
        KeptStore.must(api.post("/rest/track-metadata", change));
        assertThat(KeptStore.must(api.get(path)).at("/metadata/kept").asText())
            .isEqualTo("changed");
      }
      ObjectNode join =
          Json.object()
              .put("request_id", requests.path(0).path("id").longValue())
              .put("group_id", manifest.path("group").longValue());
      KeptStore.must(api.post("/rest/track-group", join));
      Await.until(
          "the changed requests are found",
          () -> api.withMetadata("kept", "changed").size() == requests.size());
      assertThat(api.withMetadata("kept", "yes")).isEmpty();
    }
  }

  /// Newer versions may answer more, never less and never something else.
  private static void assertHolds(JsonNode now, JsonNode kept) {
    kept.properties()
        .forEach(property ->
            assertThat(holds(now.path(property.getKey()), property.getValue()))
                .as("%s in %s", property, now)
                .isTrue());
  }

  private static boolean holds(JsonNode now, JsonNode kept) {
    if (kept.isObject() && now.isObject()) {
      return kept.properties().stream()
          .allMatch(property -> holds(now.path(property.getKey()), property.getValue()));
    }
    if (kept.isArray() && now.size() == kept.size()) {
      return IntStream.range(0, kept.size()).allMatch(i -> holds(now.path(i), kept.path(i)));
    }
    return now.equals(kept);
  }
}
