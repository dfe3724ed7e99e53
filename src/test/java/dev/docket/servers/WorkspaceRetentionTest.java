package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace that keeps its requests for a shorter time than the server, over five weeks.
class WorkspaceRetentionTest {

  private static final Instant BEGIN = Instant.parse("2026-03-20T12:00:00Z");
  private static final Duration FIVE_WEEKS = Duration.ofDays(35);
  private static final String DETAIL = "/api/public/v2/requests/";

  @TempDir private Path data;

  private RunningApp at(Instant now) {
    return RunningApp.with(
        Map.of("DOCKET_DATA_DIR", data.toString(), "DOCKET_RETENTION", "90d"),
        InstantSource.fixed(now));
  }

  private static long log(Api api, String name) throws IOException {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    Api.Answer answer =
        api.post("/log-request?wait_for=searchable", body.put("function_name", name));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json().path("id").longValue();
  }

  private static Api short_(RunningApp app) throws IOException {
    JsonNode key =
        app.api()
            .post(
                "/api/admin/keys",
                Json.object().put("workspace", "short").put("role", "admin").put("name", "a key"))
            .json();
    return app.api().as(key.path("key").textValue());
  }

  @Test
  void what_is_older_goes_and_nothing_else_does() throws IOException {
    long old;
    long others;
    try (RunningApp app = at(BEGIN)) {
      old = log(short_(app), "old");
      others = log(app.api(), "of another workspace");
    }
    try (RunningApp app = at(BEGIN.plus(FIVE_WEEKS))) {
      Api api = short_(app);
      long young = log(api, "young");
      refuse(app, "90d");
      Api.Answer set = app.api().patch("/api/admin/workspaces/short", retention("30d"));
      assertThat(set.json().path("retention").textValue()).isEqualTo("30d");

      app.api().post("/api/admin/retention", Json.object());
      Await.until("the old one is gone", () -> status(api, old) == 404);
      Await.until("the job is over", () -> "done".equals(job(api).path("state").asText()));
      assertThat(job(api).path("kind").asText()).isEqualTo("retention");
      assertThat(job(api).at("/receipt/removed").intValue()).isEqualTo(1);
      assertThat(status(api, young)).isEqualTo(200);
      assertThat(status(app.api(), others)).isEqualTo(200);

      app.api().post("/api/admin/retention", Json.object());
      assertThat(api.get("/api/public/v2/jobs").json().path("items"))
          .as("nothing is ordered where nothing is too old")
          .hasSize(1);
    }
  }

  private static void refuse(RunningApp app, String time) throws IOException {
    Api.Answer refused = app.api().patch("/api/admin/workspaces/short", retention(time));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("message").asText()).contains("for a shorter time", "90d");
  }

  private static ObjectNode retention(String time) {
    return Json.object().put("retention", time);
  }

  private static int status(Api api, long id) {
    try {
      return api.get(DETAIL + id).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode job(Api api) {
    try {
      return api.get("/api/public/v2/jobs").json().path("items").path(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
