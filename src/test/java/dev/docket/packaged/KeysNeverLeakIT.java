package dev.docket.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys, given in all places where callers put them, right and wrong ones, with calls that work and
/// calls that fail; then looked for wherever somebody could read them.
class KeysNeverLeakIT {

  /// Stands in what may be read, so that looking for it finds something.
  private static final String MARK = "mark-4be1c6d0";

  private static final String WRONG = "dk_wrong_8f4e2a90c1b7";
  private static final String PROVIDERS = "sk-provider-51c0ffee7a2d";
  private static final String BEARER = "sk-bearer-90ab12cd34ef";

  @TempDir private Path data;

  private final List<String> answers = new ArrayList<>();

  private static HttpRequest.Builder call(Api api, String path) {
    return HttpRequest.newBuilder(URI.create(api.base() + path))
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> sent(Api api, HttpRequest.Builder call, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        api.client().send(call.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    answers.add(answer.body());
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("Set-Cookie")) {
            answers.add(name + values);
          }
        });
    return answer;
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private static ObjectNode tracked(String key) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"function_name": "openai.chat.completions.create", "provider_type": "openai", "args": [],
                 "request_response": {"choices": [{"message": {"role": "assistant", "content": "Yes."}}]},
                 "request_start_time": 1795457045, "request_end_time": 1795457046}
                """);
    ObjectNode arguments =
        body.putObject("kwargs").put("model", "gpt-4o").put("api_key", PROVIDERS);
    arguments.putObject("extra_headers").put("Authorization", "Bearer " + BEARER);
    arguments
        .putArray("messages")
        .addObject()
        .put("role", "user")
        .put("content", "Is it there? " + MARK);
    return body.put("api_key", key);
  }

  private String madeKey(Api api) throws IOException {
    ObjectNode order =
        Json.object().put("workspace", "default").put("role", "write").put("name", "a key");
    return api.post("/api/admin/keys", order).json().path("key").textValue();
  }

  /// @return the secret of the session
  private String signedIn(Api api, String key) throws IOException, InterruptedException {
    String cookie =
        sent(api, call(api, "/api/session").POST(body("{\"api_key\": \"" + key + "\"}")), 200)
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    String session = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    sent(api, call(api, "/api/session").header("Cookie", "docket_session=" + session).GET(), 200);
    return session;
  }

  private void callInAllWays(Api api, String key) throws IOException, InterruptedException {
    String track = "/track-request";
    String search = "/api/public/v2/requests/search";
    sent(api, call(api, track).POST(body(Json.text(tracked(key)))), 200);
    sent(api, call(api, track).POST(body(Json.text(tracked(WRONG)))), 401);
    sent(api, call(api, track).POST(body("{\"api_key\": \"" + key + "\", ")), 400);
    sent(api, call(api, search).header("X-API-KEY", key).GET(), 200);
    sent(api, call(api, search).header("Authorization", "Bearer " + key).GET(), 200);
    sent(api, call(api, search).header("Authorization", "Bearer " + WRONG).GET(), 401);
    sent(api, call(api, search + "?api_key=" + key).GET(), 401);
    sent(api, call(api, search).header("X-API-KEY", key).POST(body("{\"" + key)), 400);
    sent(api, call(api, "/api/admin/keys").header("X-API-KEY", key).GET(), 403);
    sent(api, call(api, "/nowhere/" + key).header("X-API-KEY", key).GET(), 404);
    sent(api, call(api, "/api/session").POST(body("{\"api_key\": \"" + WRONG + "\"}")), 401);
  }

  private void readEverything(Api api) throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/metrics",
            "/health/ready",
            "/api/admin/keys",
            "/api/admin/diagnosis",
            "/api/public/v2/requests/export?include=input_text,output_text,output,error",
            "/api/public/v2/requests/export?format=csv")) {
      sent(api, call(api, path).header("X-API-KEY", api.key()).GET(), 200);
    }
    for (var found : Json.parse(searched(api).getBytes(StandardCharsets.UTF_8)).path("items")) {
      String detail = "/api/public/v2/requests/" + found.path("id").asText();
      sent(api, call(api, detail).header("X-API-KEY", api.key()).GET(), 200);
    }
  }

  private String searched(Api api) throws IOException, InterruptedException {
    String path = "/api/public/v2/requests/search?q=" + MARK;
    return sent(api, call(api, path).header("X-API-KEY", api.key()).GET(), 200).body();
  }

  @Test
  void keys_stand_in_no_answer_no_metric_no_log_and_no_file() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(PackagedServer.KEY, WRONG, PROVIDERS, BEARER));
    String log;
    try (PackagedServer server =
        PackagedServer.start(data, Map.of("DOCKET_LOG_LEVEL", "trace"), List.of())) {
      Api api = server.api();
      String key = madeKey(api);
      secrets.add(key);
      secrets.add(signedIn(api, key));
      callInAllWays(api, key);
      readEverything(api);
      log = server.output();
    }
    assertThat(log).as("the log").doesNotContain(secrets);
    assertThat(answers).as("answers").anyMatch(answer -> answer.contains(MARK));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).as("an answer").doesNotContain(secrets));
    List<String> files = files();
    assertThat(files).as("files").anyMatch(file -> file.contains(MARK));
    assertThat(files).allSatisfy(file -> assertThat(secrets).noneMatch(file::contains));
  }

  /// As they are after `kill -9`: what was written last is in them as it was written.
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      List<String> read = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        read.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
      return read;
    }
  }
}
