package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Many requests changed and erased on a whole server, which is stopped on the way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangesTest {

  private static final int MANY = 5_000;
  private static final String EDIT = "/api/public/v2/requests/edit";
  private static final String ERASE = "/api/public/v2/requests/erase";
  private static final String JOBS = "/api/public/v2/jobs/";

  private Path data;
  private RunningApp app;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    app = RunningApp.on(data);
  }

  @AfterAll
  void stop() {
    app.close();
  }

  private static ObjectNode log(Map<String, String> metadata) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    ObjectNode given = body.putObject("metadata");
    metadata.forEach(given::put);
    return body;
  }

  private void logMany(int count, Map<String, String> metadata) throws IOException {
    for (int from = 0; from < count; from += 500) {
      ObjectNode batch = Json.object();
      ArrayNode requests = batch.putArray("requests");
      for (int i = from; i < Math.min(count, from + 500); i++) {
        requests.add(log(metadata).put("function_name", "no " + i));
      }
      Api.Answer answer =
          app.api().post("/api/public/v2/requests/batch?wait_for=searchable", batch);
      assertThat(answer.json().path("success").booleanValue()).isTrue();
    }
  }

  private long total(String query) {
    try {
      return app.api()
          .post("/api/public/v2/requests/search", Json.object().put("query", query))
          .json()
          .path("total")
          .longValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode job(long id) {
    try {
      return app.api().get(JOBS + id).json().path("job");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long order(String route, ObjectNode body) throws IOException {
    Api.Answer answer = app.api().post(route, body);
    assertThat(answer.status()).describedAs("%s", answer).isEqualTo(202);
    return answer.json().at("/job/id").longValue();
  }

  private JsonNode over(long id) {
    return Await.result(
        "the job is over",
        () -> Optional.of(job(id)).filter(job -> !job.path("finished_at").isNull()));
  }

  @Test
  @Order(1)
  void an_edit_goes_on_over_a_restart_and_changes_and_counts_each_request_once() throws Exception {
    logMany(MANY, Map.of("set", "edited"));
    logMany(3, Map.of("set", "left"));
    ObjectNode body = Json.object().put("query", "metadata.set:edited");
    body.putObject("set_metadata").put("set", "done").put("extra", "=~\"\\ \ud83d\ude00");
    body.putArray("add_tags").add("seen");
    JsonNode dry = app.api().post(EDIT, body.deepCopy().put("dry_run", true)).json();
    assertThat(dry.path("matched").longValue())
        .isEqualTo(MANY)
        .isEqualTo(total("metadata.set:edited"));
    long id = order(EDIT, body);
    Await.until("some are changed", () -> job(id).path("done").longValue() > 0);
    // The step that is under way ends; after it there is more to do.
    assertThat(job(id).path("done").longValue()).isLessThan(MANY - 500);
    app.close();
    app = RunningApp.on(data);
    JsonNode job = over(id);
    assertThat(job.path("state").textValue()).describedAs("%s", job).isEqualTo("done");
    assertThat(job.path("matched").longValue()).isEqualTo(MANY);
    assertThat(job.at("/receipt/changed").longValue()).isEqualTo(MANY);
    assertThat(job.at("/receipt/failed").longValue()).isZero();
    Await.until("all are seen", () -> total("metadata.set:done tag:seen metadata.extra:*") == MANY);
    assertThat(total("metadata.set:edited")).isZero();
    assertThat(total("metadata.set:left -tag:seen")).isEqualTo(3);
  }

  @Test
  @Order(2)
  void an_edit_that_is_cancelled_stops_and_says_how_far_it_came() throws Exception {
    ObjectNode body = Json.object().put("query", "metadata.set:done");
    body.putObject("set_metadata").put("second", "yes");
    long id = order(EDIT, body);
    Await.until("some are changed", () -> job(id).path("done").longValue() > 0);
    assertThat(app.api().post(JOBS + id + "/cancel", Json.object()).status()).isEqualTo(200);
    JsonNode job = over(id);
    assertThat(job.path("state").textValue()).isEqualTo("cancelled");
    long done = job.path("done").longValue();
    assertThat(done).isBetween(1L, MANY - 1L);
    Await.until("what is done is seen", () -> total("metadata.second:yes") == done);
    assertThat(app.api().post(JOBS + id + "/cancel", Json.object()).status()).isEqualTo(409);
  }

  @Test
  @Order(3)
  void what_is_erased_is_nowhere_on_the_disk() throws Exception {
    String secret = "Jq7ZkSomebody";
    String value = secret + "x".repeat(3_000);
    logMany(20, Map.of("user", value, "set", "other"));
    logMany(1, Map.of("user", "x".repeat(3_000), "set", "another"));
    ObjectNode patch = Json.object().put("query", "metadata.set:other");
    patch.putObject("set_metadata").put("again", "changed");
    over(order(EDIT, patch));
    assertThat(holding(secret)).isNotEmpty();
    ObjectNode body = Json.object().put("metadata_key", "user").put("value", value);
    JsonNode dry = app.api().post(ERASE, body.deepCopy().put("dry_run", true)).json();
    assertThat(dry.path("matched").longValue()).isEqualTo(20);
    long id = order(ERASE, body);
    // Leases of deletions are renewed every half a minute.
    assertThat(Await.within(Duration.ofSeconds(90), () -> !job(id).path("finished_at").isNull()))
        .isTrue();
    JsonNode job = job(id);
    assertThat(job.path("state").textValue()).describedAs("%s", job).isEqualTo("done");
    assertThat(job.at("/receipt/removed").longValue()).isEqualTo(20);
    assertThat(job.at("/receipt/remaining").longValue()).isZero();
    assertThat(total("metadata.set:other")).isZero();
    assertThat(total("metadata.set:another")).isEqualTo(1);
    assertThat(holding(secret)).isEmpty();
  }

  /// Files of the data folder in which a text stands.
  private List<Path> holding(String text) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      // A file that a merge has deleted meanwhile holds nothing.
      return false;
    }
  }
}
