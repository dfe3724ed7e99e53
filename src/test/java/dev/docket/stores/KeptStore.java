package dev.docket.stores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.app.Version;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The data folder of one version, packed, with a manifest of what must be found in it.
///
/// Run as a program it keeps the store of the version that is running; see the README.
final class KeptStore {

  static final Path FOLDER = Path.of("src/test/resources/stores");

  private static final long MAX_BYTES = 1 << 20;

  private KeptStore() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("docket-store");
    try (RunningApp app = RunningApp.on(work.resolve("data"))) {
      Files.write(work.resolve("manifest.json"), Json.bytes(fill(app.api())));
    }
    Files.createDirectories(FOLDER);
    Path packed = FOLDER.resolve(Version.current() + ".tar.gz").toAbsolutePath();
    tar(work, "-czf", packed.toString(), "manifest.json", "data");
    if (Files.size(packed) > MAX_BYTES) {
      throw new IllegalStateException("%s is larger than a megabyte".formatted(packed));
    }
  }

  /// Unpacks a kept store.
  static void unpack(Path packed, Path into) throws IOException, InterruptedException {
    tar(into, "-xzf", packed.toAbsolutePath().toString());
  }

  private static void tar(Path folder, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder tar = new ProcessBuilder("tar");
    tar.command().addAll(List.of(arguments));
    int code = tar.directory(folder.toFile()).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("tar ended with " + code);
    }
  }

  /// One of everything that can be stored, and what is answered about it.
  static JsonNode fill(Api api) throws IOException {
    ObjectNode manifest = Json.object();
    JsonNode key =
        must(
            api.post(
                "/api/admin/keys",
                Json.parse("{\"workspace\":\"team\",\"role\":\"write\",\"name\":\"kept\"}")));
    manifest.put("key", key.path("key").textValue());
    Api team = Api.at(api.base(), key.path("key").textValue());
    long group = must(team.post("/create-group", Json.object())).path("id").longValue();
    manifest.put("group", group);
    addPromptSpanAndView(team);
    ArrayNode requests = manifest.putArray("requests");
    for (int i = 0; i < 20; i++) {
      long id = must(team.post("/log-request", request(i))).path("id").longValue();
      enrich(team, id, group, i);
      requests.add(must(team.get("/api/public/v2/requests/" + id)));
    }
    ObjectNode answers = manifest.putObject("answers");
    for (String path : ANSWERED) {
      answers.set(path, must(team.get(path)));
    }
    return manifest;
  }

  /// What else there is, two versions of the prompt that the requests name among it.
  private static void addPromptSpanAndView(Api api) throws IOException {
    for (int version = 1; version <= 2; version++) {
      must(api.post("/rest/prompt-templates", Json.parse(PROMPT)));
    }
    must(api.post("/spans-bulk", Json.parse(SPANS)));
    must(
        api.post(
            "/api/public/v2/views",
            Json.parse("{\"name\": \"kept\", \"path\": \"/requests?query=metadata.kept:yes\"}")));
  }

  private static ObjectNode request(int i) {
    ObjectNode body = (ObjectNode) Json.parse(REQUEST);
    if (i == 0) {
      body.put("span_id", "00f067aa0ba902b7");
    }
    ((ObjectNode) body.path("metadata")).put("number", i).put("long", "x".repeat(2_000) + i);
    if (i % 5 == 0) {
      body.put("status", "ERROR")
          .put("error_type", "PROVIDER_TIMEOUT")
          .put("error_message", "late");
    }
    return body;
  }

  private static final List<String> ANSWERED =
      List.of(
          "/prompt-templates/orders",
          "/prompt-templates/orders/labels",
          "/api/public/v2/traces/4bf92f3577b34da6a3ce929d0e0e4736",
          "/api/public/v2/views");

  private static final String PROMPT =
      """
      {"prompt_template": {"prompt_name": "orders"},
       "prompt_version": {
         "prompt_template": {"type": "chat", "messages": [
           {"role": "user", "content": [{"type": "text", "text": "Which orders are open in {city}?"}]}]},
         "metadata": {"model": {"provider": "openai", "name": "gpt-4o"}}},
       "release_labels": ["kept"]}
      """;

  private static final String SPANS =
      """
      {"spans": [
        {"name": "orders", "kind": "SpanKind.INTERNAL",
         "context": {"trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
                     "span_id": "00f067aa0ba902b7", "trace_state": ""},
         "start_time": "1763632800123456789", "end_time": "1763632802000000000",
         "status": {"status_code": "StatusCode.OK"}, "attributes": {"kept": "yes", "n": 1}}]}
      """;

  private static final String REQUEST =
      """
      {"provider": "openai", "model": "gpt-4o",
       "input": {"type": "chat", "messages": [
         {"role": "user", "content": [{"type": "text", "text": "Which orders are open?"}]}]},
       "output": {"type": "chat", "messages": [
         {"role": "assistant", "content": [{"type": "text", "text": "{\\"orders\\": {\\"open\\": 3}}"}]}]},
       "request_start_time": "2026-11-20T10:00:00.123456Z",
       "request_end_time": "2026-11-20T10:00:02Z",
       "input_tokens": 12, "output_tokens": 8, "price": 0.002,
       "prompt_name": "orders", "prompt_version_number": 2,
       "prompt_input_variables": {"city": "Oslo"},
       "tags": ["kept", "中文"], "score": 70, "score_name": "tone",
       "metadata": {"kept": "yes", "user": {"id": 7}, "odd =.*\\u001f": "\\u0000", "flag": true}}
      """;

  private static void enrich(Api api, long id, long group, int i) throws IOException {
    ObjectNode metadata = Json.object().put("request_id", id);
    metadata.putObject("metadata").put("round", "r" + i).putNull("flag");
    must(api.post("/rest/track-metadata", metadata));
    must(api.post("/rest/track-score", Json.object().put("request_id", id).put("score", i)));
    must(api.post("/rest/track-group", Json.object().put("request_id", id).put("group_id", group)));
    ObjectNode tags = Json.object().put("request_id", id);
    tags.putArray("add").add("later");
    must(api.post("/rest/track-tags", tags));
  }

  static JsonNode must(Api.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.toString());
    }
    return answer.json();
  }
}
