package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.maintenance.Health;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What callers hear when things go wrong behind the routes, or before them.
final class HttpServerTest {

  private static final String LOG =
      """
      {"provider": "p", "model": "m", "input": {"type": "chat", "messages": []},
       "output": {"type": "chat", "messages": []},
       "request_start_time": 1795457045, "request_end_time": 1795457046}
      """;

  private static final int MAX_BODY_BYTES = 10_000;

  private final StubParts stub = new StubParts();
  private final HttpServer server =
      HttpServer.start(
          new HttpSettings("127.0.0.1", 0, MAX_BODY_BYTES, "1.2.3", TrustedProxies.NONE),
          stub.parts());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void an_engine_that_is_away_is_a_503_with_a_time_to_come_back() {
    for (HttpResponse<String> answer :
        List.of(
            post("/log-request", LOG),
            post("/track-request", "{}"),
            post("/rest/track-metadata", "{\"request_id\": 1, \"metadata\": {}}"),
            post("/create-group", ""),
            post("/api/public/v2/requests/search", "{}"),
            get("/api/public/v2/requests/1"),
            get("/api/admin/keys"))) {
      assertThat(answer.statusCode()).describedAs(answer.uri().getPath()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
      assertThat(error(answer)).isEqualTo("The engine is away.");
    }
  }

  @Test
  void a_write_that_fails_later_is_a_503_too() {
    stub.writer = _ -> List.of(CompletableFuture.failedFuture(StubParts.away()));
    assertThat(post("/log-request", LOG).statusCode()).isEqualTo(503);
  }

  @Test
  void in_a_batch_each_item_hears_that_the_engine_is_away() {
    HttpResponse<String> answer =
        post("/api/public/v2/requests/batch", "{\"requests\": [%s, {}]}".formatted(LOG));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode results = Json.parse(answer.body()).path("results");
    assertThat(results.path(0).path("status").intValue()).isEqualTo(503);
    assertThat(results.path(1).path("status").intValue()).isEqualTo(422);
  }

  @Test
  void a_defect_is_a_500_that_tells_nothing_of_the_inside() {
    stub.search =
        (_, _) -> {
          throw new IllegalStateException("the inside at dev.docket");
        };
    stub.reader =
        (_, _) -> {
          throw new StackOverflowError("the inside at dev.docket");
        };
    stub.writer =
        _ -> List.of(CompletableFuture.failedFuture(new IllegalStateException("the inside")));
    for (HttpResponse<String> answer :
        List.of(
            post("/api/public/v2/requests/search", "{}"),
            get("/api/public/v2/requests/1"),
            post("/log-request", LOG))) {
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(error(answer)).doesNotContain("inside at").isNotEmpty();
      assertThat(answer.body()).doesNotContain("dev.docket", "Exception", "Error\"");
    }
  }

  @Test
  void a_server_that_would_take_no_writes_is_not_ready() {
    HttpResponse<String> down = get("/health/ready");
    assertThat(down.statusCode()).isEqualTo(503);
    JsonNode reply = Json.parse(down.body());
    assertThat(reply.path("success").booleanValue()).isFalse();
    assertThat(reply.path("status").textValue()).isEqualTo("down");
    assertThat(reply.path("message").textValue()).isEqualTo("not ready: down");
    assertThat(reply.path("checks").path("engine").textValue()).isEqualTo("away");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    stub.health = new Health(Health.State.DEGRADED, Map.of("engine", "ok", "disk", "low"));
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  /// Each in two parts: what no HTTP client would send, and the status.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /prompt-templates/50%%20off HTTP/1.1|401",
        "GET /prompt-templates/100% HTTP/1.1|401",
        "GET /a%2Fb%5Cc;d=e HTTP/1.1|404",
        "GET /../../etc/passwd HTTP/1.1|400",
        "GET /\u0001 HTTP/1.1|400",
        "GET / HTTP/9.9|505",
        "NONSENSE|400",
        "BREW /log-request HTTP/1.1|405",
        "BEFORE /log-request HTTP/1.1|501",
        "AFTER /nowhere HTTP/1.1|501",
      })
  void whatever_is_asked_the_answer_is_json(String asked) throws IOException {
    String line = asked.substring(0, asked.indexOf('|'));
    String answer = raw(line + "\r\nHost: docket\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 " + asked.substring(line.length() + 1));
    assertJson(answer);
  }

  @Test
  void a_call_without_host_is_refused_in_json() throws IOException {
    String answer = raw("GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
    assertJson(answer);
  }

  @Test
  void no_header_makes_another_method_of_a_call() throws IOException {
    String answer =
        raw(
            "DELETE /health/live HTTP/1.1\r\nHost: docket\r\nConnection: close\r\nX-HTTP-Method-Override: GET\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 405");
    assertJson(answer);
  }

  @Test
  void a_call_for_web_sockets_meets_the_routes() throws IOException {
    String answer =
        raw(
            "GET /health/live HTTP/1.1\r\nHost: docket\r\nConnection: close\r\nSec-WebSocket-Version: 13\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  /// Patterns of paths take time by the third power of it.
  @Test
  @Timeout(10)
  void a_path_of_slashes_costs_nobody_anything() throws IOException {
    for (String path : List.of("/prompt-templates/" + "/".repeat(60_000), "/".repeat(20) + "x")) {
      String answer =
          raw("GET %s HTTP/1.1\r\nHost: docket\r\nConnection: close\r\n\r\n".formatted(path));
      assertThat(answer).startsWith("HTTP/1.1 400");
      assertJson(answer);
    }
  }

  @Test
  @Timeout(10)
  void a_body_of_gzip_that_holds_nothing_many_times_over_is_none() throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    new GZIPOutputStream(member).close();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < 200_000; i++) {
      body.writeBytes(member.toByteArray());
    }
    HttpSettings roomy = new HttpSettings("127.0.0.1", 0, 8 << 20, "1.2.3", TrustedProxies.NONE);
    try (HttpServer other = HttpServer.start(roomy, stub.parts())) {
      HttpRequest packed =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d/track-request".formatted(other.port())))
              .header("Content-Encoding", "gzip")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
              .build();
      HttpResponse<String> answer = send(packed);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(error(answer)).contains("gzip");
    }
  }

  @Test
  void a_query_string_that_is_no_text_is_refused_in_json() throws IOException {
    for (String query : List.of("q=%ff", "page=1&%C3=1", "q=%ED%A0%80")) {
      String answer =
          raw(
              "GET /api/public/v2/requests/search?%s HTTP/1.1\r\nHost: docket\r\nX-API-KEY: %s\r\nConnection: close\r\n\r\n"
                  .formatted(query, StubParts.KEY));
      assertThat(answer).as("%s", query).startsWith("HTTP/1.1 400");
      assertJson(answer);
    }
  }

  @Test
  void a_body_without_an_announced_length_is_bounded_too() throws IOException {
    String answer =
        raw(
            "POST /track-request HTTP/1.1\r\nHost: docket\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n4e20\r\n"
                + " ".repeat(20_000)
                + "\r\n0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413");
    assertJson(answer);
  }

  @Test
  void no_answer_tells_what_the_server_is_made_of() throws IOException {
    String answer = raw("GET /health/live HTTP/1.1\r\nHost: docket\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("jetty", "javalin");
  }

  @Test
  void long_answers_are_packed_for_those_who_can_unpack_them() throws IOException {
    String call = "GET /openapi.json HTTP/1.1\r\nHost: docket\r\nConnection: close\r\n";
    assertThat(raw(call + "Accept-Encoding: gzip\r\n\r\n"))
        .contains("Content-Encoding: gzip")
        .doesNotContain("\"openapi\"");
    assertThat(raw(call + "\r\n")).doesNotContain("Content-Encoding: gzip").contains("\"openapi\"");
  }

  @Test
  void a_head_has_no_body() throws IOException {
    String answer = raw("HEAD /openapi.json HTTP/1.1\r\nHost: docket\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
  }

  private static void assertJson(String answer) {
    assertThat(answer).contains("Content-Type: application/json");
    JsonNode body = Json.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(body.path("success").isBoolean()).isTrue();
    assertThat(body.path("success").booleanValue()).isFalse();
    assertThat(body.path("message").textValue()).isNotEmpty();
    assertThat(body.path("error")).isEqualTo(body.path("message"));
  }

  private static String error(HttpResponse<String> answer) {
    JsonNode body = Json.parse(answer.body());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(body.path("success").isBoolean()).isTrue();
    assertThat(body.path("success").booleanValue()).isFalse();
    assertThat(body.path("error")).isEqualTo(body.path("message"));
    return body.path("message").textValue();
  }

  private HttpResponse<String> get(String path) {
    return send(call(path).GET().build());
  }

  private HttpResponse<String> post(String path, String body) {
    return send(call(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("X-API-KEY", StubParts.KEY);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String raw(String call) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
