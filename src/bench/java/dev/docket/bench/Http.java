package dev.docket.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls that are not measured: what is prepared, and what is checked.
final class Http {

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final List<String> headers;

  /// @param url of the server, without a slash at its end
  /// @param headers of every call, names and values in turns
  Http(String url, String... headers) {
    this.url = url;
    this.headers = List.of(headers);
  }

  /// The same server, with other headers.
  Http as(String... others) {
    return new Http(url, others);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, Json.bytes(body));
  }

  JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
    return send("PUT", path, Json.bytes(body));
  }

  JsonNode send(String method, String path, byte @Nullable [] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .headers(headers.toArray(String[]::new))
            .header(
                "Content-Type",
                path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    JsonNode reply = Json.parse(response.body());
    if (response.statusCode() / 100 != 2 || reply.path("errors").asBoolean()) {
      throw new IOException("%s %s: %s".formatted(method, path, reply));
    }
    return reply;
  }
}
