package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.app.Config;
import dev.docket.app.Restoration;
import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.json.Json;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.EngineProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From one machine to a cluster: a backup of the embedded engine is restored into an external one,
/// through a repository that its operator has set up, and backed up from there.
@Tag("soak")
class MovedStoreIT {

  private static final Traffic.Mix MIX = new Traffic.Mix(2, 1, 1, Duration.ofMillis(5));
  private static final String BACKUPS = "/api/admin/backups";

  @TempDir private Path folder;

  @Test
  void a_backup_of_the_embedded_engine_comes_back_in_a_cluster() throws Exception {
    Path backups = folder.resolve("backups");
    Ledger ledger = new Ledger("moved");
    try (PackagedServer embedded =
        PackagedServer.start(
            folder.resolve("data"), Map.of("DOCKET_BACKUP_DIR", backups.toString()), List.of())) {
      Traffic traffic = Traffic.start(ledger, embedded.api(), "moved", MIX);
      Await.until("writes are acknowledged", () -> ledger.writes() > 500);
      traffic.stop();
      traffic.sendAgain(embedded.api());
      backUp(embedded.api());
    }
    try (EngineProcess cluster =
        EngineProcess.single(folder.resolve("cluster"), Map.of("path.repo", backups.toString()))) {
      assertThat(
              cluster
                  .call(
                      "PUT",
                      "/_snapshot/moving",
                      Json.text(
                          Json.object()
                              .put("type", "fs")
                              .set("settings", Json.object().put("location", backups.toString()))))
                  .statusCode())
          .isEqualTo(200);
      Map<String, String> external =
          Map.of(
              "DOCKET_OPENSEARCH_URL",
              cluster.address().toString(),
              "DOCKET_BACKUP_REPOSITORY",
              "moving");
      Restoration.Restored restored =
          Restoration.run(Config.from(external), "latest", (_, _) -> {});
      assertThat(restored.requests()).isPositive();
      try (PackagedServer moved =
          PackagedServer.start(folder.resolve("nothing"), external, List.of())) {
        ledger.verify(moved.api());
        Traffic more = Traffic.start(ledger, moved.api(), "more", MIX);
        int before = ledger.writes();
        Await.until("writes go on", () -> ledger.writes() > before + 100);
        more.stop();
        more.sendAgain(moved.api());
        ledger.verify(moved.api());
        backUp(moved.api());
      }
    }
  }

  private static void backUp(Api api) throws IOException {
    Api.Answer ordered = api.post(BACKUPS, Json.object());
    assertThat(ordered.status()).as("%s", ordered).isEqualTo(202);
    long id = ordered.json().at("/job/id").longValue();
    Await.until("the backup is over", () -> !job(api, id).path("finished_at").isNull());
    assertThat(job(api, id).path("state").asText()).as("%s", job(api, id)).isEqualTo("done");
  }

  private static JsonNode job(Api api, long id) {
    try {
      return api.get("/api/public/v2/jobs/" + id).json().path("job");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
