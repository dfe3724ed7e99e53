package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Cursor;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Page;
import dev.docket.search.SearchQuery;
import dev.docket.search.SearchQueryReader;
import dev.docket.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Walks along cursors over three partitions, with ties and missing values everywhere.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CursorWalkTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);
  private static final int STORED = 400;

  /// Ids from here on are drawn after every walk has begun.
  private static final long LATER = 100_000;

  private static final List<String> SORTS =
      List.of(
          "request_start_time",
          "request_end_time",
          "input_tokens",
          "output_tokens",
          "cost",
          "latency_ms",
          "status",
          "relevance",
          "score:q");

  private final long seed = System.nanoTime();
  private final SearchQueryReader reader =
      new SearchQueryReader(
          InstantSource.fixed(Instant.ofEpochSecond(1)), () -> new RequestId(LATER));

  private TestEngine engine;
  private OpenSearchRequestSearch search;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    engine = TestEngine.on(folder);
    Random random = new Random(seed);
    StoredExamples.store(
        engine, IntStream.rangeClosed(1, STORED).mapToObj(id -> example(id, random)).toList());
    search =
        new OpenSearchRequestSearch(
            engine.client().client(), StoredExamples.INDICES, Duration.ofSeconds(30));
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  /// Few different values, and often none.
  private static SourceExample example(long id, Random random) {
    SourceExample example =
        new SourceExample(id, OURS.term())
            .with("input_text", oneOf(random, "a refund", "refund now", "refunds", "refnud", "-"))
            .with("output_text", oneOf(random, "policy", "refund policy", "you get a refund"));
    for (String field : List.of("price", "latency_ms", "input_tokens", "output_tokens")) {
      if (random.nextInt(4) > 0) {
        double value = random.nextInt(4);
        var _ = example.with(field, field.endsWith("tokens") ? value : value / 3);
      }
    }
    if (random.nextBoolean()) {
      var _ = example.with("status", oneOf(random, "SUCCESS", "WARNING", "ERROR"));
    }
    return random.nextBoolean() ? example : example.score("q", random.nextInt(3));
  }

  private static String oneOf(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }

  @Test
  void a_walk_gives_each_request_once_in_order_while_others_arrive_and_change() throws Exception {
    List<ObjectNode> searches = searches();
    List<List<Long>> expected = new ArrayList<>();
    for (ObjectNode body : searches) {
      Page whole = page(body.deepCopy().put("per_page", 500));
      assertThat(whole.after()).isNull();
      expected.add(ids(whole));
    }
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService writers = Executors.newSingleThreadExecutor()) {
      Future<Integer> rounds = writers.submit(() -> write(over));
      Random random = new Random(seed);
      try {
        for (int i = 0; i < searches.size(); i++) {
          assertThat(walk(searches.get(i), random))
              .as("seed %d: %s", seed, searches.get(i))
              .isEqualTo(expected.get(i));
        }
      } finally {
        over.set(true);
      }
      assertThat(rounds.get()).isPositive();
    }
  }

  private static List<ObjectNode> searches() {
    List<ObjectNode> searches = new ArrayList<>();
    for (String sort : SORTS) {
      for (String order : List.of("asc", "desc")) {
        ObjectNode body = Json.object().put("sort_by", sort).put("sort_order", order);
        searches.add(sort.equals("relevance") ? body.put("q", "refund") : body);
      }
    }
    return searches;
  }

  /// New requests, in front of and behind what is there in every order; and old ones again, with
  /// other metadata, in new segments.
  private int write(AtomicBoolean over) throws IOException {
    Random random = new Random(seed + 1);
    List<SourceExample> old = new ArrayList<>();
    Random again = new Random(seed);
    IntStream.rangeClosed(1, STORED).forEach(id -> old.add(example(id, again)));
    int round = 0;
    while (!over.get()) {
      List<SourceExample> examples = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        examples.add(example(LATER + round * 20L + i, random));
        examples.add(old.get(random.nextInt(STORED)).metadata("round", "" + round));
      }
      StoredExamples.add(engine, examples);
      round++;
    }
    return round;
  }

  private List<Long> walk(ObjectNode body, Random random) {
    List<Long> ids = new ArrayList<>();
    Page page = page(perPage(body, random));
    // The first page shows what there is; the walk that begins there is fixed only then.
    ids(page).stream().filter(id -> id < LATER).forEach(ids::add);
    Cursor next = page.after();
    while (next != null) {
      page = page(perPage(body, random).put("cursor", next.text()));
      assertThat(page.items()).isNotEmpty();
      assertThat(page.next().isPresent()).isEqualTo(page.after() != null);
      ids.addAll(ids(page));
      next = page.after();
    }
    return ids;
  }

  private static ObjectNode perPage(ObjectNode body, Random random) {
    return body.deepCopy().put("per_page", 1 + random.nextInt(60));
  }

  @Test
  void a_walk_can_begin_at_any_page_and_counts_on_from_it() {
    ObjectNode body = Json.object().put("per_page", 10).put("to", "2026-11-01T00:00:59Z");
    Page third = page(body.deepCopy().put("page", 3));
    Page fourth = page(body.deepCopy().put("cursor", Objects.requireNonNull(third.after()).text()));
    assertThat(fourth.page()).isEqualTo(4);
    assertThat(fourth.previous()).hasValue(3);
    assertThat(fourth.next()).hasValue(5);
    assertThat(fourth.total()).isEqualTo(ids(page(body.deepCopy().put("per_page", 500))).size());
    assertThat(ids(fourth)).isEqualTo(ids(page(body.deepCopy().put("page", 4))));
  }

  @Test
  void a_forged_cursor_of_the_right_form_gives_a_page() {
    List<JsonNode> forged =
        Stream.of(
                "[9223372036854775807, -9223372036854775808]",
                "[-9223372036854775808, 1]",
                "[1e308, 1]",
                "[-1e-308, 1]",
                "[\"Infinity\", 1]",
                "[\"\\uffff\", 1]",
                "[null, 1]",
                "[-9223372036854775808, 9223372036854775807, 1]",
                "[\"-Infinity\", -9223372036854775808, 1]")
            .map(Json::parse)
            .toList();
    int answered = 0;
    for (ObjectNode body : searches()) {
      SearchQuery query = reader.read(body);
      for (JsonNode values : forged) {
        String cursor = query.cursorAfter(1, values.valueStream().toList()).text();
        answered +=
            isRead(body, cursor) ? page(body.deepCopy().put("cursor", cursor)).perPage() : 0;
      }
    }
    assertThat(answered).isPositive();
  }

  private boolean isRead(ObjectNode body, String cursor) {
    try {
      var _ = reader.read(body.deepCopy().put("cursor", cursor));
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private Page page(ObjectNode body) {
    return search.search(OURS, reader.read(body));
  }

  private static List<Long> ids(Page page) {
    return page.items().stream().map(found -> found.id().value()).toList();
  }
}
