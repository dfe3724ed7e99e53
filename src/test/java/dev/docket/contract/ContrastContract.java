package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.contrast.Contrast;
import dev.docket.json.Json;
import dev.docket.opensearch.analytics.OpenSearchContrast;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Annotations;
import dev.docket.requests.Metadata;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Timing;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Two sets of requests held against each other: every number is what [PlainContrast] counts, and
/// where the answer says that it is exact, nothing is missing.
///
/// `-Dcontrast.seed=…` asks other questions, `-Dcontrast.questions=…` more of them.
abstract class ContrastContract {

  private static final int REQUESTS = 300;

  /// Lists that hold all values, and lists that hold nearly none.
  private static final int LONG = 1_000;

  private final long seed = Long.getLong("contrast.seed", 20_261_126);
  private final int questions = Integer.getInteger("contrast.questions", 25);

  private final OpenStore store;
  private final RandomTexts texts = new RandomTexts(new Random(seed));
  private final RandomRequests requests = RandomRequests.moderate(texts);

  ContrastContract(OpenStore store) {
    this.store = store;
  }

  private Contrast contrast(int listed) {
    return new Contrast(new OpenSearchContrast(store.asking, listed), store.clock);
  }

  @Test
  void every_number_is_exact_and_nothing_is_missing_that_is_not_said_to_be() {
    StoredRequests own = StoredRequests.fill(store, requests, texts, REQUESTS);
    RandomFilters filters = new RandomFilters(texts, own.requests());
    int compared = 0;
    int exact = 0;
    int cut = 0;
    for (int asked = 0; asked < questions; asked++) {
      ObjectNode body = body(filters);
      int listed = texts.pick(List.of(LONG, 300, 20, 5, 1));
      JsonNode answer;
      try {
        answer = contrast(listed).find(own.workspace(), body);
      } catch (ProblemException e) {
        // A random filter may ask for too much.
        assertThat(e.problem().message()).matches("A filter may have .*|.* may have [0-9,]+ .*");
        continue;
      }
      PlainContrast plain = PlainContrast.of(body, own.requests());
      String what = "-Dcontrast.seed=%d, lists of %d, %s".formatted(seed, listed, Json.text(body));
      plain.check(answer, what);
      if (listed == LONG && body.has("keys")) {
        assertThat(answer.path("exact").asBoolean()).as(what).isTrue();
      }
      compared += answer.path("differences").size();
      if (listed < 300) {
        cut++;
        exact += answer.path("exact").asBoolean() ? 1 : 0;
      }
    }
    assertThat(compared).as("differences, with seed %d", seed).isGreaterThan(questions * 3);
    assertThat(exact).as("short lists that are enough, of %d", cut).isBetween(1, cut - 1);
  }

  private ObjectNode body(RandomFilters filters) {
    ObjectNode body = Json.object();
    ObjectNode a = body.putObject("a");
    a.set("filter_group", filters.tree());
    if (texts.chance(0.3)) {
      a.put("from", "2026-01-11T07:00:00Z").put("to", "2026-01-13T12:00:00Z");
    }
    if (texts.chance(0.4)) {
      body.putObject("b").set("filter_group", filters.tree());
    }
    if (texts.chance(0.7)) {
      var keys = body.putArray("keys");
      for (int i = texts.below(12); i >= 0; i--) {
        String key = texts.key();
        if (key.length() <= 1_024) {
          keys.add(key);
        }
      }
    }
    if (texts.chance(0.3)) {
      body.putArray("dimensions").add("tags").add("prompt_version_number").add("metadata");
    }
    if (texts.chance(0.8)) {
      body.put("limit", 1 + texts.below(texts.chance(0.5) ? 100 : 5));
    }
    if (texts.chance(0.7)) {
      body.put("min_requests", 1 + texts.below(12));
    }
    return body;
  }

  /// A request with these metadata, that many milliseconds long.
  private CompletableFuture<WriteResult> log(
      WorkspaceId workspace, int number, Map<String, JsonNode> metadata, long millis) {
    RequestLog log = Requests.with(metadata);
    RequestId id =
        new RequestId(
            store.firstOfPartition.get(number % OpenStore.PARTITIONS).value()
                + (100 + workspace.value()) * OpenStore.FAR
                + number);
    Instant start = log.timing().start();
    Annotations annotations = log.annotations();
    return store.writer.write(
        store.create(
            workspace,
            id,
            "token of " + id,
            new RequestLog(
                log.call(),
                new Timing(start, start.plus(Duration.ofMillis(millis))),
                log.usage(),
                log.cost(),
                log.outcome(),
                log.exchange(),
                new Annotations(
                    new Metadata(metadata),
                    annotations.tags(),
                    annotations.scores(),
                    annotations.prompt(),
                    annotations.groupId()))));
  }

  private JsonNode text(String value) {
    return Json.object().textNode(value);
  }

  private void stored(List<CompletableFuture<WriteResult>> writes) {
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
    store.refresh();
  }

  @Test
  void what_makes_requests_slow_stands_first() {
    WorkspaceId workspace = store.workspace();
    Random random = new Random(seed);
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String region = "region " + random.nextInt(8);
      boolean slow = random.nextDouble() < (region.equals("region 3") ? 0.8 : 0.05);
      Map<String, JsonNode> metadata = new HashMap<>();
      metadata.put("region", text(region));
      metadata.put("user_id", text("user " + random.nextInt(60)));
      metadata.put("session", text("session " + i));
      metadata.put("plan", text(random.nextBoolean() ? "pro" : "free"));
      writes.add(log(workspace, i, metadata, slow ? 4_000 + random.nextInt(500) : 300));
    }
    stored(writes);
    JsonNode body = Json.parse("{\"a\": {\"query\": \"latency:>2s\"}}");
    JsonNode answer = contrast(300).find(workspace, body);
    JsonNode first = answer.at("/differences/0");
    assertThat(first.path("dimension").asText()).isEqualTo("metadata");
    assertThat(first.path("key").asText()).isEqualTo("region");
    assertThat(first.path("value").asText()).isEqualTo("region 3");
    assertThat(first.path("lift").asDouble()).isGreaterThan(5);
    assertThat(answer.path("differences").findValuesAsText("key")).doesNotContain("session");
    assertThat(answer.at("/measures/0/name").asText()).isEqualTo("latency_ms");
    assertThat(answer.at("/measures/0/a/p50").asDouble()).isBetween(4_000.0, 4_500.0);
    assertThat(answer.at("/measures/0/b/p95").asDouble()).isEqualTo(300);
  }

  @Test
  void a_rare_value_is_found_among_many_frequent_ones() {
    WorkspaceId workspace = store.workspace();
    String user = OddTexts.colliding().getFirst();
    String other = OddTexts.colliding().getLast();
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      writes.add(log(workspace, i, Map.of(user, text("user " + i % 20)), i / 20 % 2 * 5_000L));
    }
    for (int i = 0; i < 9; i++) {
      writes.add(
          log(workspace, 400 + i, Map.of(user, text("rare"), other, text("not asked")), 5_000));
    }
    stored(writes);
    ObjectNode body = Json.object();
    body.putObject("a").put("query", "latency:>2s");
    body.putArray("keys").add(user);
    body.putArray("dimensions");
    JsonNode answer = contrast(3).find(workspace, body);
    JsonNode rare = answer.at("/differences/0");
    assertThat(rare.path("value").asText()).isEqualTo("rare");
    assertThat(rare.at("/a/requests").asInt()).isEqualTo(9);
    assertThat(rare.at("/b/requests").asInt()).isZero();
    assertThat(rare.path("lift").isNull()).isTrue();
    assertThat(answer.path("differences").findValuesAsText("value"))
        .allMatch(value -> value.equals("rare") || value.startsWith("user "));
    assertThat(answer.path("exact").asBoolean()).isFalse();
    assertThat(contrast(300).find(workspace, body).path("exact").asBoolean()).isTrue();
  }

  @Test
  void an_empty_side_leaves_nothing_to_compare() {
    WorkspaceId workspace = store.workspace();
    JsonNode everything = Json.parse("{\"a\": {}}");
    JsonNode nothing = contrast(300).find(workspace, everything);
    assertThat(nothing.at("/a/requests").asInt()).isZero();
    assertThat(nothing.path("measures")).hasSize(5);
    assertThat(nothing.at("/measures/0/a/p50").isNull()).isTrue();
    store.log(workspace, Logs.with("k", "v"));
    store.refresh();
    JsonNode one = contrast(300).find(workspace, everything);
    assertThat(one.at("/a/requests").asInt()).isEqualTo(1);
    assertThat(one.at("/b/requests").asInt()).isZero();
    assertThat(one.path("differences")).isEmpty();
    assertThat(one.at("/measures/0/a/p50").isNumber()).isTrue();
    assertThat(one.at("/measures/0/b/p50").isNull()).isTrue();
    assertThat(one.path("exact").asBoolean()).isTrue();
  }
}
