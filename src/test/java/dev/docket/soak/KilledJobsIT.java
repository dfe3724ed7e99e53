package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.faults.Traffic;
import dev.docket.json.Json;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of an edit, and of an erasure: the next start goes on with it when the
/// old owner has been silent for half a minute, and counts each request once. Callers notice little
/// of a job meanwhile.
@Tag("soak")
class KilledJobsIT {

  private static final int MANY = 30_000;
  private static final int BATCH = 500;

  private static final int LONE = 40;

  /// A lone write is slower beside a job, on two cores by about three times.
  private static final int MOST_TIMES = 10;

  private static final String API = "/api/public/v2/";

  /// Silence, and the work.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void jobs_go_on_after_a_kill_and_count_each_request_once() throws Exception {
    Path data = folder.resolve("data");
    ObjectNode edit = Json.object().put("query", "metadata.run:killed");
    edit.putObject("set_metadata").put("edited", "yes");
    List<Long> took = new ArrayList<>();
    long id;
    Duration alone;
    Duration beside;
    try (PackagedServer server = PackagedServer.start(data)) {
      logMany(server.api());
      var _ = loneWrite(server.api());
      alone = loneWrite(server.api());
      id = ordered(server.api(), "requests/edit", edit);
      beside = loneWrite(server.api());
      killHalfWay(server, id);
    }
    assertThat(beside).isLessThan(alone.multipliedBy(MOST_TIMES));
    ObjectNode erase = Json.object().put("metadata_key", "edited").put("value", "yes");
    try (PackagedServer server = PackagedServer.start(data)) {
      JsonNode job = over(server.api(), id, took);
      assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
      assertThat(job.path("matched").longValue()).isEqualTo(MANY);
      assertThat(job.at("/receipt/changed").longValue()).isEqualTo(MANY);
      Await.until("all are seen", () -> total(server.api(), "metadata.edited:yes") == MANY);
      id = ordered(server.api(), "requests/erase", erase);
      killHalfWay(server, id);
    }
    try (PackagedServer server = PackagedServer.start(data)) {
      JsonNode job = over(server.api(), id, took);
      assertThat(job.path("state").asText()).as("%s", job).isEqualTo("done");
      assertThat(job.at("/receipt/removed").longValue()).isEqualTo(MANY);
      assertThat(job.at("/receipt/remaining").longValue()).isZero();
      assertThat(total(server.api(), "metadata.run:killed")).isZero();
    }
    Soak.seen(
        "killed-jobs",
        Map.of(
            "requests",
            MANY,
            "over_seconds_after_start",
            took,
            "lone_write_ms",
            alone.toMillis(),
            "lone_write_beside_an_edit_ms",
            beside.toMillis()));
  }

  private static void logMany(Api api) throws IOException {
    for (int from = 0; from < MANY; from += BATCH) {
      ObjectNode batch = Json.object();
      ArrayNode requests = batch.putArray("requests");
      for (int i = from; i < from + BATCH; i++) {
        requests.add(Traffic.log("killed", "no. " + i));
      }
      Api.Answer answer = api.post(API + "requests/batch?wait_for=searchable", batch);
      assertThat(answer.json().path("success").booleanValue()).as("%s", answer).isTrue();
    }
  }

  private static long ordered(Api api, String route, ObjectNode order) throws IOException {
    Api.Answer answer = api.post(API + route, order);
    assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    long id = answer.json().at("/job/id").longValue();
    Await.until("some are done", () -> job(api, id).path("done").longValue() > 0);
    return id;
  }

  private static void killHalfWay(PackagedServer server, long id) throws InterruptedException {
    JsonNode job = job(server.api(), id);
    server.kill();
    assertThat(job.path("done").longValue()).as("it was under way").isLessThan(MANY);
  }

  /// The median of some, one after another.
  private static Duration loneWrite(Api api) throws IOException {
    long[] took = new long[LONE];
    for (int i = 0; i < LONE; i++) {
      long start = System.nanoTime();
      assertThat(api.post("/log-request", Traffic.log("lone", "no. " + i)).status()).isEqualTo(201);
      took[i] = System.nanoTime() - start;
    }
    Arrays.sort(took);
    return Duration.ofNanos(took[LONE / 2]);
  }

  private static JsonNode over(Api api, long id, List<Long> took) {
    long start = System.nanoTime();
    assertThat(Await.within(PATIENCE, () -> !job(api, id).path("finished_at").isNull())).isTrue();
    took.add(Duration.ofNanos(System.nanoTime() - start).toSeconds());
    return job(api, id);
  }

  private static JsonNode job(Api api, long id) {
    try {
      return api.get(API + "jobs/" + id).json().path("job");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long total(Api api, String query) {
    try {
      return api.post(API + "requests/search", Json.object().put("query", query))
          .json()
          .path("total")
          .longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
