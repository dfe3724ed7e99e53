package dev.docket.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A caller of a server's API, over HTTP like everybody else.
///
/// @param base without a slash at the end
public record Api(URI base, String key, HttpClient client) {

  /// What was answered.
  ///
  /// @param retryAfter the header, in seconds; empty when there is none that is a number
  public record Answer(int status, JsonNode json, OptionalLong retryAfter) {}

  public static Api at(URI base, String key) {
    return new Api(
        base,
        key,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build());
  }

  /// The same server, with another key.
  public Api as(String other) {
    return new Api(base, other, client);
  }

  public Answer post(String path, JsonNode body) throws IOException {
    return send("POST", path, body);
  }

  public Answer patch(String path, JsonNode body) throws IOException {
    return send("PATCH", path, body);
  }

  private Answer send(String method, String path, JsonNode body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
            .build());
  }

  public Answer get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  /// The server's own clock, by the date of an answer.
  public Instant dateOf(String path) throws IOException {
    return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
        withoutBody(path).headers().firstValue("Date").orElseThrow(), Instant::from);
  }

  /// The status of an answer that need not be JSON.
  public int statusOf(String path) throws IOException {
    return withoutBody(path).statusCode();
  }

  private HttpResponse<Void> withoutBody(String path) throws IOException {
    try {
      return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("X-API-KEY", key)
        .timeout(Duration.ofSeconds(20));
  }

  private Answer send(HttpRequest request) throws IOException {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          Json.parse(response.body()),
          response.headers().firstValueAsLong("Retry-After"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// All requests whose metadata has a value, as the search finds them now.
  public List<JsonNode> withMetadata(String key, String value) {
    ObjectNode body = Json.object().put("per_page", 25);
    body.putObject("filter_group")
        .put("logic", "AND")
        .putArray("filters")
        .addObject()
        .put("field", "metadata")
        .put("operator", "key_equals")
        .put("nested_key", key)
        .put("value", value);
    try {
      Answer answer = post("/api/public/v2/requests/search", body);
      if (answer.status() != 200) {
        throw new AssertionError("the search answered " + answer);
      }
      List<JsonNode> items = new ArrayList<>();
      answer.json().get("items").forEach(items::add);
      return items;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
