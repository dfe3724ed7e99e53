package dev.docket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What the writers of one test were told: each acknowledged log with its id, the last value of
/// each metadata key that was changed later, what was given up in doubt, and every answer that was
/// not clear. In the end the store is held against it. Thread-safe.
public final class Ledger {

  /// The metadata key that all writes of a ledger carry.
  public static final String RUN = "run";

  static final String REVISION = "revision";

  private static final int PER_PAGE = 500;
  private static final int MOST_PROBLEMS = 20;

  private final String run;
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<Long, Revisions> revisions = new ConcurrentHashMap<>();
  private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
  private final Queue<String> unclear = new ConcurrentLinkedQueue<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger brokenOff = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();

  /// What one request's metadata may say: from the last value acknowledged to the last one sent.
  private record Revisions(int acknowledged, int sent) {}

  /// An empty ledger.
  ///
  /// @param run told apart from everything else in the store by this
  public Ledger(String run) {
    this.run = run;
  }

  /// Acknowledged writes so far, changes of metadata included.
  public int writes() {
    return writes.get();
  }

  /// Writes that were refused.
  public int refusals() {
    return refusals.get();
  }

  /// Calls whose connection ended before there was an answer, or that had none in time.
  public int brokenOff() {
    return brokenOff.get();
  }

  /// The longest that any call waited for its answer.
  public Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }

  String run() {
    return run;
  }

  void stored(String name, long id) {
    Long before = acknowledged.put(name, id);
    if (before != null && before != id) {
      unclear.add("%s was acknowledged as %d and as %d".formatted(name, before, id));
    }
    writes.incrementAndGet();
  }

  long id(String name) {
    return Objects.requireNonNull(acknowledged.get(name), name);
  }

  void sending(long id, int revision) {
    revisions.compute(
        id, (any, last) -> new Revisions(last == null ? -1 : last.acknowledged(), revision));
  }

  void changed(long id, int revision) {
    revisions.put(id, new Revisions(revision, revision));
    writes.incrementAndGet();
  }

  /// A refusal, which must be a clear one: JSON that says why, and when to come again.
  ///
  /// @param status of the answer, or of the item of a batch
  /// @param saysWhen whether there was a `Retry-After`, or need be none
  void refused(int status, JsonNode said, boolean saysWhen) {
    refusals.incrementAndGet();
    String message = said.path("message").asText("");
    if (status != 503 || message.isBlank() || !saysWhen) {
      unclear.add("status %d, Retry-After %s: %s".formatted(status, saysWhen, said));
    }
  }

  void breaksOff() {
    brokenOff.incrementAndGet();
  }

  void took(long nanos) {
    slowest.accumulateAndGet(nanos, Math::max);
  }

  /// A log in doubt that nobody sends again: it may be stored once, or not.
  void giveUp(String name) {
    givenUp.add(name);
  }

  /// Holds the store against the ledger: every acknowledged log is there once, under its id and
  /// with its last acknowledged metadata; what was given up at most once; nothing else; and
  /// everybody else was told clearly.
  public void verify(Api api) throws IOException {
    assertThat(unclear.stream().limit(MOST_PROBLEMS)).as("answers that are not clear").isEmpty();
    Map<String, List<JsonNode>> stored = stored(api);
    List<String> problems = new ArrayList<>();
    acknowledged.forEach((name, id) -> {
      List<JsonNode> found = stored.getOrDefault(name, List.of());
      if (found.size() != 1 || found.getFirst().get("id").longValue() != id) {
        problems.add("%s: acknowledged as %d, stored as %s".formatted(name, id, ids(found)));
      } else {
        checkRevision(id, found.getFirst(), problems);
      }
    });
    stored.forEach((name, found) -> {
      if (!acknowledged.containsKey(name) && !(givenUp.contains(name) && found.size() == 1)) {
        problems.add("%s: never acknowledged, stored as %s".formatted(name, ids(found)));
      }
    });
    assertThat(problems.stream().limit(MOST_PROBLEMS)).as("%d differ", problems.size()).isEmpty();
    assertThat(writes.get()).as("something was written").isPositive();
  }

  private void checkRevision(long id, JsonNode item, List<String> problems) {
    Revisions wanted = revisions.get(id);
    int stored = metadata(item, REVISION).asInt(-1);
    if (wanted != null && (stored < wanted.acknowledged() || stored > wanted.sent())) {
      problems.add("%d: revision %d is stored, wanted %s".formatted(id, stored, wanted));
    }
  }

  private static List<Long> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.get("id").longValue()).toList();
  }

  private static JsonNode metadata(JsonNode item, String key) {
    for (JsonNode pair : item.path("metadata")) {
      if (pair.has(key)) {
        return pair.get(key);
      }
    }
    return Json.object().path(key);
  }

  private Map<String, List<JsonNode>> stored(Api api) throws IOException {
    Map<String, List<JsonNode>> stored = new TreeMap<>();
    makeSearchable(api);
    ObjectNode body = Json.object().put("per_page", PER_PAGE);
    body.putObject("filter_group")
        .putArray("filters")
        .addObject()
        .put("field", "metadata")
        .put("operator", "key_equals")
        .put("nested_key", RUN)
        .put("value", run);
    JsonNode cursor;
    do {
      Api.Answer answer = api.post("/api/public/v2/requests/search", body);
      assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
      assertThat(answer.json().path("incomplete").isNull()).as("a whole answer").isTrue();
      for (JsonNode item : answer.json().get("items")) {
        String name = metadata(item, Traffic.NAME).textValue();
        stored.computeIfAbsent(name, any -> new ArrayList<>()).add(item);
      }
      cursor = answer.json().path("next_cursor");
      body.set("cursor", cursor);
    } while (cursor.isTextual());
    return stored;
  }

  /// One more write, of another run, that waits until searches see it and so all before it.
  private static void makeSearchable(Api api) throws IOException {
    ObjectNode marker = Traffic.log("markers", "marker " + System.nanoTime());
    Api.Answer answer = api.post("/log-request?wait_for=searchable", marker);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    assertThat(answer.json().path("searchable").booleanValue()).isTrue();
  }

  @Override
  public String toString() {
    return "%s: acknowledged %d, refused %d, broken off %d, slowest answer %d ms"
        .formatted(run, writes.get(), refusals.get(), brokenOff.get(), slowest().toMillis());
  }
}
