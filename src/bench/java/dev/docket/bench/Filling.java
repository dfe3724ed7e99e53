package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Fills a server with requests, one batch after the other: the same requests every time.
final class Filling {

  /// How many different values the key `session_id` has.
  static final int SESSIONS = 100_000;

  private static final long SEED = 20_261_101;

  /// In requests, and in bytes of their bodies: a call has a limit of both.
  private static final int BATCH = 1_000;

  private static final int BATCH_BYTES = 8 << 20;
  private static final int ATTEMPTS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int SHOWN = 1_000;
  private static final int TOLD = 50_000;

  private final DemoTraffic traffic = new DemoTraffic(SEED, SearchStore.END);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String key;
  private final int bodyBytes;
  private final int batchSize;
  private int done;

  /// @param bodyBytes of each request as it is sent
  Filling(String url, String key, int bodyBytes) {
    this.url = url;
    this.key = key;
    this.bodyBytes = bodyBytes;
    this.batchSize = Math.clamp(BATCH_BYTES / bodyBytes, 1, BATCH);
  }

  /// Goes on until there are so many.
  void upTo(int requests) throws IOException, InterruptedException {
    while (done < requests) {
      int next = Math.min(requests, done + batchSize);
      send(done, batch(done, next));
      if (next / TOLD > done / TOLD) {
        System.err.printf("  %,d of %,d requests%n", next, requests);
      }
      done = next;
    }
  }

  private byte[] batch(int first, int end) {
    ObjectNode batch = Json.object();
    var bodies = batch.putArray("requests");
    for (int i = first; i < end; i++) {
      ObjectNode body = traffic.sized(bodyBytes);
      ObjectNode metadata = (ObjectNode) body.path("metadata");
      metadata.put("session_id", session(i));
      GroupKeys.put(metadata, i);
      bodies.add(body);
    }
    return Json.bytes(batch);
  }

  /// A session's id: no two that follow each other are alike.
  static String session(int i) {
    return "sess_%08x".formatted((i % SESSIONS) * 0x9e37_79b1);
  }

  /// Sends a batch until all of it is stored. A machine that is busy with other things may not
  /// store it within a writer's patience; under the same key nothing is stored twice.
  private void send(int first, byte[] batch) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/public/v2/requests/batch"))
            .timeout(Duration.ofMinutes(1))
            .header("X-API-KEY", key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "fill-" + first)
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    String answer = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (answer.startsWith("{\"success\":true")) {
        return;
      }
      Thread.sleep(PAUSE);
    }
    throw new IOException(
        "a batch was not stored: " + answer.substring(0, Math.min(answer.length(), SHOWN)));
  }
}
