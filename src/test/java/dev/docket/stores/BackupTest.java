package dev.docket.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.app.Config;
import dev.docket.app.Restoration;
import dev.docket.app.StartException;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup that is made while requests come in, and what is restored from it.
class BackupTest {

  private static final String LATEST = "latest";

  private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @TempDir private Path folder;

  private Map<String, String> settings(String data) {
    return Map.of(
        "DOCKET_DATA_DIR",
        folder.resolve(data).toString(),
        "DOCKET_BACKUP_DIR",
        folder.resolve("backups").toString());
  }

  private Config config(String data) {
    return Config.from(new HashMap<>(settings(data)));
  }

  @Test
  void what_was_acknowledged_before_a_backup_began_comes_back_once_and_can_be_changed()
      throws Exception {
    JsonNode manifest;
    Set<Long> before;
    String name;
    try (RunningApp app = RunningApp.with(settings("first"))) {
      manifest = KeptStore.fill(app.api());
      Api team = Api.at(app.base(), manifest.path("key").textValue());
      backUp(app.api(), Json.object());
      try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
        List<Future<?>> writing =
            List.of(writers.submit(() -> write(team)), writers.submit(() -> write(team)));
        Await.until("there are writes", () -> acknowledged.size() > 50);
        before = Set.copyOf(acknowledged);
        name = backUp(app.api(), Json.object().put("keep", 1));
        int during = acknowledged.size();
        Await.until("writes go on", () -> acknowledged.size() > during);
        stopped.set(true);
        for (Future<?> writer : writing) {
          writer.get();
        }
      }
      assertThat(acknowledged).hasSizeGreaterThan(before.size());
      assertOnlyOneIsKept(app.api(), name);
    }
    refused("first", LATEST, "not empty");
    refused("second", "nothing-like-it", "there is no finished backup nothing-like-it");
    Restoration.Restored restored = Restoration.run(config("second"), LATEST, (_, _) -> {});
    assertThat(restored.backup()).isEqualTo(name);
    assertThat(restored.requests()).isGreaterThanOrEqualTo(before.size() + 20);
    try (RunningApp app = RunningApp.with(settings("second"))) {
      Api team = Api.at(app.base(), manifest.path("key").textValue());
      assertThat(ids(team)).containsAll(before).doesNotHaveDuplicates();
      KeptAnswers.check(team, manifest);
      write(team, -1);
      Await.until(
          "the job that made the backup is over in it",
          () -> jobs(app.api()).stream().allMatch(one -> one.path("finished_at").isTextual()));
    }
  }

  /// The second backup has deleted the first.
  private static void assertOnlyOneIsKept(Api api, String name) {
    List<JsonNode> backups = get(api, "/api/admin/backups").path("items").valueStream().toList();
    assertThat(backups).hasSize(1);
    assertThat(backups.getFirst().path("name").asText()).isEqualTo(name);
    assertThat(backups.getFirst().path("state").asText()).isEqualTo("done");
    assertThat(backups.getFirst().path("bytes").longValue()).isPositive();
  }

  private void refused(String data, String name, String why) {
    assertThatThrownBy(() -> Restoration.run(config(data), name, (_, _) -> {}))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(why);
  }

  /// @return its name
  private static String backUp(Api api, JsonNode order) throws IOException {
    JsonNode job = KeptStore.must(api.post("/api/admin/backups", order)).path("job");
    String path = "/api/public/v2/jobs/" + job.path("id").asText();
    Await.until(
        "the backup is made", () -> get(api, path).path("job").path("finished_at").isTextual());
    JsonNode ended = get(api, path).path("job");
    assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("done");
    return ended.at("/receipt/name").asText();
  }

  private static List<JsonNode> jobs(Api api) {
    return get(api, "/api/public/v2/jobs").path("items").valueStream().toList();
  }

  private static JsonNode get(Api api, String path) {
    try {
      return KeptStore.must(api.get(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Api api) {
    while (!stopped.get() && acknowledged.size() < 20_000) {
      write(api, acknowledged.size());
    }
  }

  private void write(Api api, int number) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    body.putObject("metadata").put("written", "during").put("number", number);
    try {
      acknowledged.add(KeptStore.must(api.post("/log-request", body)).path("id").longValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Of all that the writers wrote, as a walk to the end finds them.
  private static List<Long> ids(Api api) throws IOException {
    List<Long> ids = new ArrayList<>();
    ObjectNode query = Json.object().put("per_page", 500).put("query", "metadata.written:during");
    for (int pages = 0; pages < 100; pages++) {
      JsonNode page = KeptStore.must(api.post("/api/public/v2/requests/search", query));
      page.path("items").forEach(item -> ids.add(item.path("id").longValue()));
      if (page.path("next_cursor").isNull()) {
        return ids;
      }
      query.put("cursor", page.path("next_cursor").asText());
    }
    throw new AssertionError("the walk does not end");
  }

  @Test
  void a_folder_for_backups_that_cannot_be_made_is_refused_in_one_line() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() ->
            Restoration.run(
                config("third").withBackupsIn(file.resolve("below")), LATEST, (_, _) -> {}))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("cannot be made");
  }
}
