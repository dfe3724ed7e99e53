package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Writes while others ask, into a workspace of its own: what is asked about stays the same, but
/// whatever the engine keeps of an index between two questions is made anew after each refresh.
final class Writing implements AutoCloseable {

  private static final int AT_ONCE = 100;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int BODY_BYTES = 1_700;

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final Thread thread;

  /// One round of writes.
  @FunctionalInterface
  private interface Round {
    void write() throws IOException, InterruptedException;
  }

  private Writing(String what, Round round) {
    this.thread = Thread.ofPlatform().name(what).start(() -> loop(round));
  }

  private void loop(Round round) {
    try {
      while (!stopped.get()) {
        round.write();
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Through Docket, 200 requests a second.
  static Writing throughDocket(Http docket) throws IOException, InterruptedException {
    ObjectNode wanted =
        Json.object().put("workspace", "writes").put("role", "write").put("name", "benchmark");
    String key = docket.post("/api/admin/keys", wanted).path("key").asText();
    Http own = docket.as("X-API-KEY", key);
    DemoTraffic traffic = new DemoTraffic(7, SearchStore.END);
    int[] written = {0};
    return new Writing(
        "writes-to-docket",
        () -> {
          ObjectNode batch = Json.object();
          var bodies = batch.putArray("requests");
          for (int i = 0; i < AT_ONCE; i++) {
            ObjectNode body = traffic.sized(BODY_BYTES);
            GroupKeys.put((ObjectNode) body.path("metadata"), written[0]++);
            bodies.add(body);
          }
          var _ = own.post("/api/public/v2/requests/batch", batch);
        });
  }

  /// Into both of the compared indices, as many each.
  static Writing toEngine(Http engine) throws IOException, InterruptedException {
    byte[] fields = bulk(engine, ComparedIndices.FIELDS);
    byte[] nested = bulk(engine, ComparedIndices.NESTED);
    return new Writing(
        "writes-to-engine",
        () -> {
          var _ = engine.send("POST", "/_bulk", fields);
          var _ = engine.send("POST", "/_bulk", nested);
        });
  }

  private static byte[] bulk(Http engine, String index) throws IOException, InterruptedException {
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (var hit : engine.get("/" + index + "/_search?size=" + AT_ONCE).at("/hits/hits")) {
      bulk.writeBytes(Bytes.of("{\"index\":{\"_index\":\"%s\"}}\n".formatted(index)));
      ObjectNode source = hit.path("_source").deepCopy();
      bulk.writeBytes(Json.bytes(source.put("workspace", "writes")));
      bulk.write('\n');
    }
    return bulk.toByteArray();
  }

  /// Stops.
  ///
  /// @throws IOException when it had stopped before: what was measured was measured without writes
  @Override
  public void close() throws IOException {
    stopped.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
