package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two whole servers beside one external engine.
class TwoAppsTest {

  @TempDir private static Path folder;

  private static ObjectNode log(String name) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    body.putObject("metadata").put("name", name).put("run", "two apps");
    return body;
  }

  @Test
  void what_one_has_logged_the_other_enriches_and_both_find() throws Exception {
    try (TestEngine engine = TestEngine.on(folder.resolve("data"));
        EngineProxy proxy = EngineProxy.to(engine.node());
        RunningApp a =
            RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString()));
        RunningApp b =
            RunningApp.with(
                Map.of(
                    "DOCKET_OPENSEARCH_URL",
                    proxy.address().toString(),
                    "DOCKET_BACKUP_REPOSITORY",
                    "nowhere"));
        ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Api> apis = List.of(a.api(), b.api());
      List<Future<Long>> ids = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int number = i;
        ids.add(callers.submit(() -> logAndEnrich(apis, number)));
      }
      Set<Long> distinct = new HashSet<>();
      for (Future<Long> id : ids) {
        distinct.add(id.get());
      }
      assertThat(distinct).hasSize(200);
      Instant written = Instant.now();
      for (Api api : apis) {
        Await.until("what both wrote must be seen, and is", () -> seesAll(api, written));
        Await.until(
            "both see the last one", () -> api.withMetadata("enriched", "no. 199").size() == 1);
        for (int i = 0; i < 200; i += 20) {
          assertThat(api.withMetadata("enriched", "no. " + i)).hasSize(1);
          assertThat(api.withMetadata("name", "no. " + i)).hasSize(1);
        }
      }
      assertThat(engine.count("docket-requests-*", "{\"match_all\":{}}")).isEqualTo(200);
      aBackupWithoutAPlaceFails(b.api());
    }
  }

  private static void aBackupWithoutAPlaceFails(Api api) throws IOException {
    JsonNode job = ended(api, api.post("/api/admin/backups", Json.object()));
    assertThat(job.path("state").textValue()).isEqualTo("failed");
    assertThat(job.path("message").textValue()).containsAnyOf("cannot be used", "no place");
  }

  private static JsonNode ended(Api api, Api.Answer ordered) {
    assertThat(ordered.status()).isEqualTo(202);
    String path = "/api/public/v2/jobs/" + ordered.json().at("/job/id").asText();
    return Await.result(
        "the job ends", () -> Optional.of(job(api, path)).filter(TwoAppsTest::isOver));
  }

  private static boolean isOver(JsonNode job) {
    return !job.path("finished_at").isNull();
  }

  private static JsonNode job(Api api, String path) {
    try {
      return api.get(path).json().path("job");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a server says that it sees all that was written by then, by the other one too; what it
  /// says must be true.
  private static boolean seesAll(Api api, Instant written) {
    JsonNode page;
    try {
      page = api.post("/api/public/v2/requests/search", Json.object()).json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean promised =
        Instant.parse(page.at("/freshness/searchable_until").textValue()).isAfter(written);
    assertThat(promised && page.path("total").longValue() < 200).isFalse();
    return promised;
  }

  private static long logAndEnrich(List<Api> apis, int number) throws IOException {
    Api.Answer logged = apis.get(number % 2).post("/log-request", log("no. " + number));
    assertThat(logged.status()).isEqualTo(201);
    JsonNode id = logged.json().get("id");
    ObjectNode metadata = Json.object();
    metadata.set("request_id", id);
    metadata.putObject("metadata").put("enriched", "no. " + number);
    Api.Answer enriched = apis.get((number + 1) % 2).post("/rest/track-metadata", metadata);
    assertThat(enriched.status()).isEqualTo(200);
    return id.longValue();
  }
}
