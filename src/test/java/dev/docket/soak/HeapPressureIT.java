package dev.docket.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.faults.Ledger;
import dev.docket.faults.Traffic;
import dev.docket.json.Json;
import dev.docket.packaged.PackagedServer;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with half the memory it would take, huge bodies, and heavy questions, all at once. It
/// answers, or ends and is started again as a supervisor does; either way nothing is lost.
@Tag("soak")
class HeapPressureIT {

  private static final Traffic.Mix MIX = new Traffic.Mix(2, 1, 1, Duration.ofMillis(20));
  private static final int HUGE = 12 << 20;

  @TempDir private Path folder;

  private final Ledger ledger = new Ledger("heap");
  private final Queue<String> unclear = new ConcurrentLinkedQueue<>();
  private final AtomicInteger huge = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void too_little_memory_costs_answers_and_no_writes() throws Exception {
    long end = System.nanoTime() + Soak.of(Duration.ofMinutes(3)).toNanos();
    int starts = 0;
    List<Traffic> traffic = new ArrayList<>();
    while (System.nanoTime() < end) {
      try (PackagedServer server = started()) {
        starts++;
        traffic.add(Traffic.start(ledger, server.api(), "start " + starts, MIX));
        press(server, end);
        traffic.getLast().stop();
      }
    }
    try (PackagedServer last = started()) {
      for (Traffic one : traffic) {
        one.sendAgain(last.api());
      }
      ledger.verify(last.api());
    }
    Soak.seen(
        "heap-pressure",
        Map.of(
            "ledger", ledger, "starts", starts, "huge", huge, "refused", refused, "asked", asked));
    assertThat(unclear).isEmpty();
    assertThat(huge.get() + refused.get()).isPositive();
    assertThat(asked.get()).isPositive();
  }

  private PackagedServer started() throws Exception {
    return PackagedServer.start(folder.resolve("data"), Map.of("JAVA_OPTS", "-Xmx512m"), List.of());
  }

  /// Until the time is over, or the server is gone.
  private void press(PackagedServer server, long end) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      crowd.add(Thread.startVirtualThread(() -> again(over, () -> logHuge(server.api()))));
      crowd.add(Thread.startVirtualThread(() -> again(over, () -> ask(server.api()))));
    }
    server.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
    over.set(true);
    for (Thread thread : crowd) {
      thread.join();
    }
  }

  private interface Call {
    void send() throws IOException;
  }

  private void again(AtomicBoolean over, Call call) {
    while (!over.get()) {
      try {
        call.send();
      } catch (IOException e) {
        return;
      } catch (AssertionError e) {
        // It would end this thread and nothing else.
        unclear.add(e.toString());
        return;
      }
    }
  }

  private void logHuge(Api api) throws IOException {
    ObjectNode body = Traffic.log("huge", "huge " + huge.get());
    ((ObjectNode) body.get("metadata")).put("text", "a fairly long text ".repeat(HUGE / 19));
    Api.Answer answer = api.post("/log-request", body);
    assertThat(answer.status()).isIn(201, 413, 503);
    (answer.status() == 201 ? huge : refused).incrementAndGet();
  }

  private void ask(Api api) throws IOException {
    ObjectNode body = Json.object();
    body.putObject("by").put("metadata_key", Traffic.NAME);
    Api.Answer answer = api.post("/api/public/v2/requests/breakdown", body);
    assertThat(answer.status()).isIn(200, 503);
    asked.incrementAndGet();
  }
}
