package dev.docket.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/// What the Python SDK 1.5.14 puts on the wire: headers and bodies as they were recorded, replayed
/// without Python. In a body `$KEY` stands for the API key.
///
/// @param agent the end of the user agent, `python-requests/2.34.2` (sync) or `python-httpx/0.28.1`
record PythonSdk(URI base, String key, String agent, HttpClient client) {

  /// What was answered.
  record Reply(int status, JsonNode json) {}

  static PythonSdk sync(URI base, String key) {
    return new PythonSdk(base, key, "python-requests/2.34.2", newClient());
  }

  static PythonSdk async(URI base, String key) {
    return new PythonSdk(base, key, "python-httpx/0.28.1", newClient());
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /// Posts a body that holds its own key.
  Reply post(String path, String body) throws IOException {
    return send(request(path).POST(json(body)));
  }

  /// Posts with the key in the header.
  Reply postWithKey(String path, String body) throws IOException {
    return send(request(path).header("X-API-KEY", key).POST(json(body)));
  }

  Reply getWithKey(String path) throws IOException {
    return send(request(path).header("X-API-KEY", key).GET());
  }

  private HttpRequest.BodyPublisher json(String body) {
    return HttpRequest.BodyPublishers.ofString(body.replace("$KEY", key));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(20))
        .header("User-Agent", "promptlayer-python/1.5.14 (python 3.11) " + agent)
        .header("X-SDK-Version", "1.5.14")
        .header("Accept-Encoding", "gzip, deflate")
        .header("Accept", "*/*")
        .header("Content-Type", "application/json");
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      byte[] body = response.body();
      if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
          body = in.readAllBytes();
        }
      }
      return new Reply(response.statusCode(), Json.parse(body));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
