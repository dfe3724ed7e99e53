package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Incomplete;
import dev.docket.search.Page;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Searches that cannot see everything.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GapsTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);
  private static final int STORED = 250;
  private static final String MISSING = "docket-requests-missing";

  private final SearchQueryReader reader =
      new SearchQueryReader(
          InstantSource.fixed(Instant.ofEpochSecond(1)), () -> new RequestId(1_000));

  private TestEngine engine;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    engine = TestEngine.on(folder);
    Random random = new Random(3);
    List<SourceExample> examples = new ArrayList<>();
    for (int id = 1; id <= STORED; id++) {
      SourceExample example = new SourceExample(id, OURS.term()).metadata("k", text(random));
      examples.add(id % 3 == 0 ? example.metadata("in one partition", text(random)) : example);
    }
    StoredExamples.store(engine, examples);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 20_000) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @Test
  void a_shard_that_nobody_holds_is_named_or_the_answer_is_refused() {
    var _ =
        engine.call(
            "PUT",
            "/" + MISSING + "?wait_for_active_shards=0",
            """
            {"settings": {"index": {"number_of_replicas": 0,
             "routing.allocation.require.nowhere": "at all"}}}
            """);
    try {
      ObjectNode body = Json.object().put("per_page", 5);
      assertThat(refused(body, Duration.ofSeconds(30))).contains("allow_partial");
      Page page = search(body.put("allow_partial", true), Duration.ofSeconds(30));
      assertThat(page.items()).hasSize(5);
      assertThat(page.total()).isEqualTo(STORED);
      assertThat(page.after()).isNotNull();
      assertThat(page.incomplete())
          .isEqualTo(new Incomplete(List.of(MISSING), Incomplete.Reason.UNAVAILABLE));
    } finally {
      var _ = engine.call("DELETE", "/" + MISSING, "");
    }
    assertThat(
            search(Json.object().put("allow_partial", true), Duration.ofSeconds(30)).incomplete())
        .isNull();
  }

  @Test
  void a_search_that_takes_too_long_says_so() {
    assertThat(refused(slow("k"), Duration.ofMillis(1))).contains("too long");
    assertThat(refused(slow("in one partition"), Duration.ofMillis(1))).contains("too long");
    Page nothing = search(slow("k").put("allow_partial", true), Duration.ofMillis(1));
    assertThat(nothing.items()).isEmpty();
    assertThat(reason(nothing)).isEqualTo(Incomplete.Reason.TIMEOUT);
    Page some = search(slow("in one partition").put("allow_partial", true), Duration.ofMillis(1));
    assertThat(reason(some)).isEqualTo(Incomplete.Reason.TIMEOUT);
    assertThat(some.total()).isEqualTo(2);
  }

  private static Incomplete.Reason reason(Page page) {
    return Objects.requireNonNull(page.incomplete()).reason();
  }

  /// Takes long where there are values under the key; finds the first two requests, of two
  /// partitions without.
  private static ObjectNode slow(String key) {
    ObjectNode slow = Json.object();
    ArrayNode filters = slow.putObject("filter_group").put("logic", "OR").putArray("filters");
    filters.addObject().put("field", "pl_id").put("operator", "in").putArray("value").add(1).add(2);
    for (int i = 0; i < 60; i++) {
      filters
          .addObject()
          .put("field", "metadata")
          .put("operator", "key_contains")
          .put("nested_key", key)
          .put("value", "nowhere" + i);
    }
    return slow;
  }

  private String refused(ObjectNode body, Duration timeout) {
    String[] message = new String[1];
    assertThatThrownBy(() -> search(body, timeout))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class);
              message[0] = e.problem().message();
            });
    return message[0];
  }

  private Page search(ObjectNode body, Duration timeout) {
    return new OpenSearchRequestSearch(engine.client().client(), StoredExamples.INDICES, timeout)
        .search(OURS, reader.read(body));
  }
}
