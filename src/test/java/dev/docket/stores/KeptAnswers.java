package dev.docket.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.util.stream.IntStream;

/// What a store that was filled by [KeptStore] must answer, wherever it has been since.
final class KeptAnswers {

  private KeptAnswers() {}

  /// All is read and found as it was, and can be changed.
  static void check(Api api, JsonNode manifest) throws IOException {
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
      assertThat(KeptStore.must(api.get(path)).at("/metadata/kept").asText()).isEqualTo("changed");
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
