package dev.docket.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server, killed by `kill -9` while everybody writes, and started again on its data:
/// whatever it had acknowledged is there, once, and so is what its callers sent again because they
/// had no answer.
class CrashIT {

  private static final int ROUNDS = 3;
  private static final int SINGLES = 6;
  private static final int BATCHES = 2;
  private static final int BATCH = 25;
  private static final int UPDATERS = 4;
  private static final int TARGETS = 5;

  /// Acknowledged writes after which the server is killed.
  private static final int ENOUGH = 700;

  private static final int PER_PAGE = 500;

  @TempDir private Path folder;

  /// The name of each log to its id, or to those of several if it was stored more than once.
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

  private final Queue<Call> unanswered = new ConcurrentLinkedQueue<>();

  /// Of acknowledged calls, some whose answers we pretend never to have seen.
  private final Queue<Call> pretended = new ConcurrentLinkedQueue<>();

  private final AtomicInteger acks = new AtomicInteger();
  private final List<Long> targets = new ArrayList<>();
  private final Map<Updated, Values> updates = new ConcurrentHashMap<>();

  /// A call that logs, as it was sent.
  private record Call(String path, List<String> names, JsonNode body) {}

  /// One metadata key of one request, written by one caller alone.
  private record Updated(long id, String key) {}

  /// The last value that was acknowledged and the last that was sent.
  private record Values(int acknowledged, int sent) {}

  @Test
  void nothing_that_was_acknowledged_is_lost_or_doubled() throws Exception {
    Path data = folder.resolve("data");
    PackagedServer server = PackagedServer.start(data);
    try {
      seed(server.api());
      for (int round = 1; round <= ROUNDS; round++) {
        writeUntilKilled(server, round);
        server = PackagedServer.start(data);
        sendAgain(server.api());
        verify(server.api(), round);
      }
      assertThat(server.stop()).isIn(0, 143);
      server = PackagedServer.start(data);
      verify(server.api(), ROUNDS);
    } finally {
      server.close();
    }
  }

  private void seed(Api api) throws IOException {
    for (int i = 0; i < TARGETS; i++) {
      Call call = single("round 0", "target " + i);
      targets.add(log(api, call).get("id").longValue());
    }
  }

  private void writeUntilKilled(PackagedServer server, int round) throws InterruptedException {
    Api api = server.api();
    String name = "round " + round;
    acks.set(0);
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < SINGLES; i++) {
      String who = name + " single " + i + " no. ";
      writers.add(Thread.ofPlatform().start(() -> logForEver(api, n -> single(name, who + n))));
    }
    for (int i = 0; i < BATCHES; i++) {
      String who = name + " batch " + i + " no. ";
      writers.add(Thread.ofPlatform().start(() -> logForEver(api, n -> batch(name, who + n))));
    }
    for (int i = 0; i < UPDATERS; i++) {
      String key = "updater " + i;
      writers.add(Thread.ofPlatform().start(() -> updateForEver(api, key)));
    }
    Await.until("enough is acknowledged", () -> acks.get() >= ENOUGH);
    server.kill();
    for (Thread writer : writers) {
      writer.join();
    }
  }

  private interface Calls {
    Call number(int n);
  }

  /// Logs until the connection breaks; then the last call is in doubt.
  private void logForEver(Api api, Calls calls) {
    for (int n = 0; ; n++) {
      Call call = calls.number(n);
      try {
        var _ = log(api, call);
        if (n % 50 == 7) {
          pretended.add(call);
        }
      } catch (IOException e) {
        unanswered.add(call);
        return;
      }
    }
  }

  private JsonNode log(Api api, Call call) throws IOException {
    Api.Answer answer = api.post(call.path(), call.body());
    if (answer.status() == 503) {
      throw new IOException("in doubt: " + answer.json());
    }
    assertThat(answer.status()).as(answer.json().toString()).isIn(200, 201);
    JsonNode results = answer.json().path("results");
    for (int i = 0; i < call.names().size(); i++) {
      JsonNode result = results.isMissingNode() ? answer.json() : results.get(i);
      if (result.path("status").asInt() == 503) {
        throw new IOException("in doubt: " + result);
      }
      assertThat(result.path("id").isIntegralNumber()).as(result.toString()).isTrue();
      Long before = acknowledged.put(call.names().get(i), result.get("id").longValue());
      if (before != null) {
        assertThat(result.get("id").longValue()).as("one log, one id").isEqualTo(before);
      }
    }
    acks.addAndGet(call.names().size());
    return answer.json();
  }

  private void updateForEver(Api api, String key) {
    for (int n = 0; ; n++) {
      Updated updated = new Updated(targets.get(n % TARGETS), key);
      Values before = updates.getOrDefault(updated, new Values(-1, -1));
      int value = before.sent() + 1;
      updates.put(updated, new Values(before.acknowledged(), value));
      ObjectNode body = Json.object().put("request_id", updated.id());
      body.putObject("metadata").put(key, value);
      try {
        Api.Answer answer = api.post("/rest/track-metadata", body);
        if (answer.status() == 503) {
          return;
        }
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        updates.put(updated, new Values(value, value));
        acks.incrementAndGet();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static Call single(String round, String name) {
    return new Call("/log-request", List.of(name), body(round, name));
  }

  private static Call batch(String round, String name) {
    ObjectNode body = Json.object();
    ArrayNode requests = body.putArray("requests");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      names.add(name + "/" + i);
      requests.add(body(round, name + "/" + i));
    }
    return new Call("/api/public/v2/requests/batch", names, body);
  }

  private static ObjectNode body(String round, String name) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    body.putObject("metadata").put("round", round).put("name", name);
    return body;
  }

  /// What every SDK does when it has no answer: the same bytes once more.
  private void sendAgain(Api api) throws IOException {
    for (Queue<Call> calls : List.of(unanswered, pretended)) {
      for (Call call = calls.poll(); call != null; call = calls.poll()) {
        var _ = log(api, call);
      }
    }
  }

  private void verify(Api api, int rounds) throws IOException {
    String marker = "marker " + System.nanoTime();
    var _ = log(api, single("markers", marker));
    Await.until(
        "everything that came before is searchable",
        () -> !api.withMetadata("name", marker).isEmpty());

    Map<String, List<Long>> stored = new TreeMap<>();
    for (int round = 0; round <= rounds; round++) {
      collect(api, "round " + round, stored);
    }
    Map<String, List<Long>> wanted = new TreeMap<>();
    acknowledged.forEach((name, id) -> {
      if (!name.startsWith("marker")) {
        wanted.put(name, List.of(id));
      }
    });
    assertThat(difference(stored, wanted)).as("stored otherwise than acknowledged").isEmpty();

    for (long id : targets) {
      JsonNode detail = api.get("/api/public/v2/requests/" + id).json();
      updates.forEach((updated, values) -> {
        if (updated.id() == id && values.acknowledged() >= 0) {
          assertThat(detail.path("metadata").path(updated.key()).asInt(-1))
              .as("%s of %d", updated.key(), id)
              .isBetween(values.acknowledged(), values.sent());
        }
      });
    }
  }

  private static Map<String, String> difference(
      Map<String, List<Long>> stored, Map<String, List<Long>> wanted) {
    Map<String, String> difference = new HashMap<>();
    wanted.forEach((name, ids) -> {
      if (!ids.equals(stored.get(name))) {
        difference.put(name, "acknowledged as %s, stored as %s".formatted(ids, stored.get(name)));
      }
    });
    stored.forEach((name, ids) -> {
      if (!wanted.containsKey(name)) {
        difference.put(name, "never acknowledged, stored as " + ids);
      }
    });
    return difference;
  }

  private static void collect(Api api, String round, Map<String, List<Long>> stored)
      throws IOException {
    JsonNode page;
    int number = 0;
    do {
      ObjectNode body = Json.object().put("per_page", PER_PAGE).put("page", ++number);
      body.putObject("filter_group")
          .putArray("filters")
          .addObject()
          .put("field", "metadata")
          .put("operator", "key_equals")
          .put("nested_key", "round")
          .put("value", round);
      Api.Answer answer = api.post("/api/public/v2/requests/search", body);
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
      page = answer.json();
      for (JsonNode item : page.get("items")) {
        String name = item.get("metadata").findValue("name").textValue();
        stored.computeIfAbsent(name, any -> new ArrayList<>()).add(item.get("id").longValue());
      }
    } while (page.get("has_next").booleanValue());
  }
}
