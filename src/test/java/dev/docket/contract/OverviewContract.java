package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.Interval;
import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.overview.Overviews;
import dev.docket.filter.Field;
import dev.docket.json.Json;
import dev.docket.opensearch.analytics.OpenSearchOverview;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Annotations;
import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.Metadata;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Logs;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Analytics answers against [PlainOverview]: every number of every answer, over random requests
/// that were changed at random just before, random filters, intervals and zones.
///
/// `-Doverview.seed=…` asks other questions, `-Doverview.questions=…` more of them.
abstract class OverviewContract {

  private static final int REQUESTS = 300;

  /// Questions of an ordinary run.
  private static final int SHORT = 12;

  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe");

  /// Zones, and a moment at which their clocks are set.
  private static final Map<String, String> CHANGES =
      Map.of(
          "Europe/Berlin", "2026-03-29T01:00:00Z",
          "Europe/Paris", "2026-10-25T01:00:00Z",
          "America/St_Johns", "2026-11-01T04:30:00Z",
          "Australia/Lord_Howe", "2026-04-04T15:00:00Z");

  /// How far a percentile may be from the value at its rank.
  private static final double GIVE = 0.01;

  /// Which percentile is compared.
  private record Percentile(double percent) {}

  private final long seed = Long.getLong("overview.seed", 20_261_126);
  private final int questions = Integer.getInteger("overview.questions", SHORT);

  private final OpenStore store;
  private final Overviews overviews;
  private final Random random = new Random(seed);
  private final RandomTexts texts = new RandomTexts(random);

  OverviewContract(OpenStore store) {
    this.store = store;
    this.overviews =
        new Overviews(new OpenSearchOverview(store.asking, OpenSearchOverview.SAMPLE), store.clock);
  }

  @Test
  void every_number_is_what_a_count_by_hand_gives() {
    StoredRequests own =
        StoredRequests.fill(store, RandomRequests.moderate(texts), texts, REQUESTS);
    RandomFilters filters = new RandomFilters(texts, own.requests());
    int refused = 0;
    for (int i = 0; i < questions; i++) {
      ObjectNode body = Json.object();
      if (i > 1) {
        body.set("filter_group", filters.tree());
      }
      if (i <= SHORT || texts.chance(0.9)) {
        // Without this, one from 1970 makes it more than a thousand buckets.
        body.put("from", "2026-01-01");
      }
      body.put("time_zone", texts.pick(ZONES));
      if (texts.chance(0.6)) {
        body.put("interval", texts.pick(List.of("5m", "30m", "1h", "6h", "1d", "7d")));
      }
      if (body.toString().contains("request_start_time") && !body.has("interval")) {
        // What a filter allows decides the interval too: AskedTime's business.
        body.put("interval", "6h");
      }
      if (texts.chance(0.5)) {
        body.put("metadata_cost_breakdown_key", texts.key());
      }
      refused += isAnsweredRight(own, body) ? 0 : 1;
    }
    assertThat(refused).as("refused, with seed %d", seed).isLessThan(questions / 2);
  }

  /// Whether it is answered at all; a filter may be too large, buckets too many.
  private boolean isAnsweredRight(StoredRequests own, ObjectNode body) {
    List<PlainRequest> selected =
        own.requests().stream()
            .filter(request ->
                !body.has("filter_group") || Evaluator.holds(body.get("filter_group"), request))
            .filter(request ->
                !body.has("from")
                    || !request
                        .time(Field.REQUEST_START_TIME)
                        .isBefore(Instant.parse("2026-01-01T00:00:00Z")))
            .toList();
    String interval = body.path("interval").asText("auto");
    TimeBuckets.Asked asked =
        new TimeBuckets.Asked(
            Interval.named(interval).orElse(null),
            ZoneId.of(body.get("time_zone").asText()),
            body.has("from") ? Instant.parse("2026-01-01T00:00:00Z") : null,
            null);
    JsonNode answer;
    try {
      answer = overviews.answer(own.workspace(), body);
    } catch (ProblemException e) {
      assertThat(e.problem()).isInstanceOf(Problem.Refused.class);
      return false;
    }
    if (selected.isEmpty()) {
      assertThat(answer.get("totalRequests").asLong()).isZero();
      return true;
    }
    String costKey = body.path("metadata_cost_breakdown_key").textValue();
    compare(new PlainOverview(asked, selected).answer(costKey), answer, body);
    return true;
  }

  @Test
  void buckets_follow_the_clocks_of_the_zone_when_they_are_set() {
    CHANGES.forEach((zone, moment) -> {
      StoredRequests own = around(Instant.parse(moment));
      for (String interval : List.of("15m", "1h", "3h", "1d")) {
        ObjectNode body = Json.object().put("time_zone", zone).put("interval", interval);
        assertThat(isAnsweredRight(own, body)).isTrue();
      }
    });
  }

  private StoredRequests around(Instant change) {
    WorkspaceId workspace = store.workspace();
    List<PlainRequest> stored = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant start = change.plus(Duration.ofMinutes(texts.below(2_000) - 1_000L));
      stored.add(log(workspace, i, start, 100L * texts.below(50), i % 2 == 0 ? "even" : "odd"));
    }
    store.refresh();
    return new StoredRequests(workspace, stored);
  }

  private PlainRequest log(
      WorkspaceId workspace, int number, Instant start, long millis, String engine) {
    RequestLog log = plain(start, millis, engine);
    RequestId id = id(workspace, number);
    store.log(workspace, id, log);
    return new PlainRequest(id, log, Json.object(), Json.object());
  }

  private RequestId id(WorkspaceId workspace, int number) {
    return new RequestId(
        store.firstOfPartition.get(number % OpenStore.PARTITIONS).value()
            + (100 + workspace.value()) * OpenStore.FAR
            + number);
  }

  private static RequestLog plain(Instant start, long millis, String engine) {
    RequestLog log = Logs.with("k", "v");
    return new RequestLog(
        new Call("openai", engine, null, null, null),
        new Timing(start, start.plusMillis(millis)),
        new Usage(3, 2, 1, 0, 0),
        new Cost(0.25, Cost.CALLER),
        log.outcome(),
        log.exchange(),
        new Annotations(new Metadata(Map.of()), List.of("t"), List.of(), null, null));
  }

  /// Enough requests in each bucket for digests to be estimates, few and many buckets.
  @Test
  void percentiles_are_near() {
    WorkspaceId workspace = store.workspace();
    List<PlainRequest> stored = new ArrayList<>();
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    Instant day = Instant.parse("2026-02-03T00:00:00Z");
    for (int i = 0; i < 2_000; i++) {
      long millis = Math.round(Math.exp(random.nextGaussian() + 6));
      Instant start = day.plusSeconds(texts.below(86_400));
      RequestLog log = plain(start, millis, "model " + i % 3);
      RequestId id = id(workspace, i);
      writes.add(store.writer.write(store.create(workspace, id, "token of " + id, log)));
      stored.add(new PlainRequest(id, log, Json.object(), Json.object()));
    }
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
    store.refresh();
    for (String interval : List.of("1d", "3h", "5m")) {
      ObjectNode body = Json.object().put("time_zone", "UTC").put("interval", interval);
      assertThat(isAnsweredRight(new StoredRequests(workspace, stored), body)).isTrue();
    }
  }

  @Test
  void the_dearest_values_of_very_many_requests_are_found_in_a_sample_and_added_up_over_all() {
    WorkspaceId workspace = store.workspace();
    List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Map<String, JsonNode> metadata =
          Map.of(
              "plan", TextNode.valueOf(i % 3 == 0 ? "pro" : "free"),
              "session", TextNode.valueOf("s" + i));
      writes.add(
          store.writer.write(
              store.create(
                  workspace,
                  id(workspace, i),
                  UUID.randomUUID().toString(),
                  costing(Requests.with(metadata), 0.25))));
    }
    writes.forEach(write -> assertThat(write.join()).isInstanceOf(WriteResult.Stored.class));
    store.refresh();
    JsonNode answer =
        new Overviews(new OpenSearchOverview(store.asking, 300), store.clock)
            .answer(workspace, Json.object());
    JsonNode pairs = answer.get("metadataValueBreakdown");
    assertThat(pairs).hasSize(50);
    assertThat(pairs.get(0)).isEqualTo(pair("plan", "free", 600));
    assertThat(pairs.get(1)).isEqualTo(pair("plan", "pro", 300));
    for (int i = 2; i < pairs.size(); i++) {
      assertThat(pairs.get(i)).isEqualTo(pair("session", pairs.get(i).get("value").asText(), 1));
    }
    assertThat(answer.at("/honesty/exact").asBoolean()).isFalse();
    assertThat(answer.at("/honesty/estimated").toString()).contains("metadataValueBreakdown");
  }

  private static JsonNode pair(String key, String value, int requests) {
    return Json.object()
        .put("key", key)
        .put("value", value)
        .put("label", key + " = " + value)
        .put("requests", (long) requests)
        .put("cost", requests * 0.25);
  }

  private static RequestLog costing(RequestLog log, double dollars) {
    return new RequestLog(
        log.call(),
        log.timing(),
        log.usage(),
        new Cost(dollars, Cost.CALLER),
        log.outcome(),
        log.exchange(),
        log.annotations());
  }

  @Test
  void where_nothing_is_the_answer_is_whole() {
    JsonNode answer =
        overviews.answer(
            store.workspace(), Json.object().put("interval", "15m").put("q", "nothing"));
    assertThat(answer.get("totalRequests").asLong()).isZero();
    assertThat(answer.at("/chartInterval/bucketMinutes").asLong()).isEqualTo(15);
    assertThat(answer.get("cacheTokenRatio").isNull()).isTrue();
    assertThat(answer.at("/honesty/exact").asBoolean()).isTrue();
    assertThat(answer.get("metadataValueBreakdown")).isEmpty();
  }

  @Test
  void too_many_buckets_are_refused() {
    WorkspaceId workspace = store.workspace();
    Instant start = Instant.parse("2026-02-03T00:00:00Z");
    log(workspace, 0, start, 1, "a");
    log(workspace, 1, start.plus(Duration.ofHours(1)), 1, "a");
    store.refresh();
    ObjectNode body = Json.object().put("interval", "1s");
    assertThatThrownBy(() -> overviews.answer(workspace, body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    body.put("from", "2026-02-03T00:30:00Z");
    assertThat(overviews.answer(workspace, body).get("stats")).hasSize(1);
  }

  private void compare(JsonNode expected, JsonNode actual, JsonNode body) {
    String difference = difference("", expected, actual, new Percentile(0));
    assertThat(difference).as("-Doverview.seed=%d %s", seed, body).isEmpty();
  }

  /// Where both differ, empty if nowhere.
  private static String difference(
      String at, JsonNode expected, JsonNode actual, Percentile percentile) {
    if (expected.isObject() && actual.isObject()) {
      return ofObjects(at, expected, actual, percentile);
    } else if (expected.isArray() && actual.isNumber()) {
      return isNear(expected, actual.asDouble(), percentile)
          ? ""
          : "%s: not %s, %s%n".formatted(at, actual, around(expected, actual.asDouble()));
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      StringBuilder differences = new StringBuilder();
      for (int i = 0; i < expected.size(); i++) {
        differences.append(difference(at + "/" + i, expected.get(i), actual.get(i), percentile));
      }
      return differences.toString();
    } else if (expected.isNumber() && actual.isNumber()) {
      double a = expected.asDouble();
      double b = actual.asDouble();
      return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) ? "" : told(at, expected, actual);
    }
    return expected.equals(actual) ? "" : told(at, expected, actual);
  }

  private static String told(String at, JsonNode expected, JsonNode actual) {
    return "%s: %s, not %s%n".formatted(at, shortened(expected), shortened(actual));
  }

  /// How many values there are, and how many below.
  private static String around(JsonNode sorted, double value) {
    long below = sorted.valueStream().filter(each -> each.asDouble() < value).count();
    return "below which %d of %d are".formatted(below, sorted.size());
  }

  private static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private static String ofObjects(
      String at, JsonNode expected, JsonNode actual, Percentile percentile) {
    StringBuilder differences = new StringBuilder();
    for (Iterator<String> names = actual.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!expected.has(name) && !name.equals("dateLabel")) {
        differences.append(at).append(": no ").append(name).append('\n');
      }
    }
    expected
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          Percentile of =
              name.matches("p\\d\\d_latency")
                  ? new Percentile(Double.parseDouble(name.substring(1, 3)))
                  : percentile;
          differences.append(
              difference(at + "/" + name, property.getValue(), actual.path(name), of));
        });
    return differences.toString();
  }

  /// Whether it is the value at the rank, or at the next where the rank is no whole number.
  private static boolean isNear(JsonNode sorted, double value, Percentile percentile) {
    double rank = sorted.size() * percentile.percent() / 100;
    int low = (int) Math.clamp(Math.floor(rank) - 1, 0, sorted.size() - 1);
    int high = (int) Math.clamp(Math.ceil(rank) - 1, 0, sorted.size() - 1);
    return value >= sorted.get(low).asDouble() * (1 - GIVE) - 1e-9
        && value <= sorted.get(high).asDouble() * (1 + GIVE) + 1e-9;
  }
}
