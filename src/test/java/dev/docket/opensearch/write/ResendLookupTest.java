package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Logs;
import dev.docket.testkit.SettableClock;
import dev.docket.testkit.TestEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls that are sent again to a server that has started since: one after the other, two servers
/// write to one engine.
class ResendLookupTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(7);
  private static final Layout LAYOUT = new Layout("docket", PartitionLength.MONTH, 1, 0);

  @TempDir private static Path folder;

  private static TestEngine engine;

  /// Later for each test, so that none remembers what another has stored.
  private static final SettableClock CLOCK =
      new SettableClock(Instant.parse("2026-05-02T12:00:00Z"));

  private static final RequestIdSource IDS = new RequestIdSource(CLOCK, new Random(3));

  private OpenSearchRequestWriter server;
  private PartitionList partitions;

  @BeforeAll
  static void startEngine() {
    engine = TestEngine.on(folder.resolve("data"));
    new IndexTemplates(engine.client(), LAYOUT).install();
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @BeforeEach
  void start() {
    CLOCK.advance(Duration.ofMinutes(10));
    partitions = newPartitions();
    server = newServer(partitions, Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static PartitionList newPartitions() {
    PartitionList partitions = new PartitionList(engine.client(), LAYOUT, CLOCK);
    partitions.refresh();
    return partitions;
  }

  private static OpenSearchRequestWriter newServer(PartitionList partitions, Duration patience) {
    return newServer(partitions, patience, new RequestId(0));
  }

  private static OpenSearchRequestWriter newServer(
      PartitionList partitions, Duration patience, RequestId newest) {
    return new OpenSearchRequestWriter(
        engine.client(),
        partitions,
        new WriteSettings("docket", 64 << 20, 1, patience, CLOCK, newest),
        Optional::empty,
        new SimpleMeterRegistry());
  }

  /// Time passes for a server that reads its partitions again in it.
  private void pass(Duration time) {
    CLOCK.advance(time);
    partitions.refresh();
  }

  private void restart() {
    restart(Duration.ofSeconds(20));
  }

  private void restart(Duration patience) {
    server.close();
    CLOCK.advance(Duration.ofSeconds(3));
    partitions = newPartitions();
    server = newServer(partitions, patience);
  }

  private static Write.Create create(String key) {
    return new Write.Create(
        WORKSPACE,
        IDS.next(),
        UUID.randomUUID().toString(),
        key,
        Logs.with("resend", key),
        CLOCK.instant());
  }

  private long stored(Write.Create create) {
    return id(server.write(create).join());
  }

  private static long id(WriteResult result) {
    return ((WriteResult.Stored) result).id().value();
  }

  private static long count(String key) {
    return engine.count("docket-requests-*", "{\"term\":{\"resend_key\":\"%s\"}}".formatted(key));
  }

  @Test
  void a_clock_that_went_back_over_the_restart_hides_nothing() {
    long old = stored(create("long before"));
    pass(Duration.ofHours(1));
    long first = stored(create("back"));
    server.close();
    CLOCK.advance(Duration.ofHours(-1));
    partitions = newPartitions();
    server = newServer(partitions, Duration.ofSeconds(20), new RequestId(first));
    assertThat(stored(create("back"))).isEqualTo(first);
    assertThat(count("back")).isEqualTo(1);
    assertThat(stored(create("long before"))).isNotEqualTo(old);
    CLOCK.advance(Duration.ofHours(1));
  }

  @Test
  void what_an_earlier_server_has_stored_is_answered_with_its_id() {
    long first = stored(create("a"));
    restart();
    assertThat(stored(create("a"))).isEqualTo(first);
    assertThat(count("a")).isEqualTo(1);
  }

  @Test
  void it_is_found_although_no_search_could_see_it_when_the_server_died() {
    engine.call("PUT", "/docket-requests-*/_settings", "{\"index\":{\"refresh_interval\":\"-1\"}}");
    try {
      long first = stored(create("unseen"));
      restart();
      assertThat(stored(create("unseen"))).isEqualTo(first);
    } finally {
      engine.call(
          "PUT", "/docket-requests-*/_settings", "{\"index\":{\"refresh_interval\":\"1s\"}}");
    }
  }

  @Test
  void the_same_call_in_doubt_once_more_is_still_the_same_request() {
    long first = stored(create("b"));
    restart();
    Write.Create again = create("b");
    assertThat(stored(again)).isEqualTo(first);
    assertThat(stored(again)).isEqualTo(first);
    assertThat(count("b")).isEqualTo(1);
  }

  @Test
  void after_it_was_answered_the_same_bytes_are_a_new_request() {
    long first = stored(create("c"));
    restart();
    assertThat(stored(create("c"))).isEqualTo(first);
    Write.Create next = create("c");
    assertThat(stored(next)).isEqualTo(next.id().value());
    assertThat(count("c")).isEqualTo(2);
  }

  @Test
  void what_this_server_has_stored_is_never_taken_for_a_resend() {
    stored(create("something before, so that the lookup is on"));
    restart();
    for (int i = 0; i < 2; i++) {
      Write.Create create = create("d");
      assertThat(stored(create)).isEqualTo(create.id().value());
    }
    assertThat(count("d")).isEqualTo(2);
  }

  @Test
  void of_several_before_the_start_it_is_the_newest_as_in_memory() {
    stored(create("e"));
    long second = stored(create("e"));
    restart();
    assertThat(stored(create("e"))).isEqualTo(second);
  }

  @Test
  void what_is_older_than_two_minutes_is_not_remembered() {
    Write.Create early = create("f");
    stored(early);
    pass(Duration.ofSeconds(110));
    stored(create("keeps the lookup on"));
    restart();
    CLOCK.advance(Duration.ofSeconds(8));
    Write.Create again = create("f");
    assertThat(stored(again)).isEqualTo(again.id().value());
    assertThat(count("f")).isEqualTo(2);
  }

  @Test
  void a_server_that_is_up_for_two_minutes_asks_no_more() {
    stored(create("g"));
    restart();
    pass(ResendLookup.REMEMBERED);
    long searches = searches();
    stored(create("g"));
    assertThat(searches()).isEqualTo(searches);
  }

  @Test
  void a_server_that_finds_nothing_from_before_its_start_soon_asks_no_more() {
    CLOCK.advance(Duration.ofSeconds(10));
    stored(create("h"));
    long searches = searches();
    stored(create("i"));
    stored(create("j"));
    assertThat(searches()).isEqualTo(searches);
  }

  private static long searches() {
    return engine
        .call("GET", "/docket-requests-*/_stats/search", "")
        .at("/_all/total/search/query_total")
        .longValue();
  }

  @Test
  void a_bulk_of_old_and_new_creates_and_patches_gives_each_its_own_fate() {
    long old = stored(create("k"));
    long other = stored(create("l"));
    restart();
    Write.Create again = create("k");
    Write.Create fresh = create("m");
    RequestPatch tag = new RequestPatch.EditTags(List.of("t"), List.of());
    Write.Patch patch = new Write.Patch(WORKSPACE, new RequestId(other), tag, CLOCK.instant());
    List<CompletableFuture<WriteResult>> answers =
        List.of(server.write(again), server.write(patch), server.write(fresh));
    assertThat(id(answers.get(0).join())).isEqualTo(old);
    assertThat(answers.get(1).join())
        .isEqualTo(new WriteResult.Stored(new RequestId(other), List.of("t")));
    assertThat(id(answers.get(2).join())).isEqualTo(fresh.id().value());
  }

  @Test
  void a_digest_that_was_stored_a_thousand_times_hides_no_other() {
    long rare = stored(create("rare"));
    List<CompletableFuture<WriteResult>> many = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      many.add(server.write(create("often")));
    }
    long newest = many.stream().mapToLong(answer -> id(answer.join())).max().orElseThrow();
    restart();
    // The first takes the only slot, so that the other two share the bulk after it.
    var _ = server.write(create("slot"));
    CompletableFuture<WriteResult> often = server.write(create("often"));
    CompletableFuture<WriteResult> again = server.write(create("rare"));
    assertThat(id(often.join())).isEqualTo(newest);
    assertThat(id(again.join())).isEqualTo(rare);
  }

  private static void addLost(String partition) {
    engine.call(
        "PUT",
        "/" + partition + "?wait_for_active_shards=0",
        "{\"settings\":{\"index.routing.allocation.require._name\":\"nowhere\"}}");
  }

  @Test
  void while_a_partition_cannot_be_searched_nothing_is_stored_twice() {
    String lost = "docket-requests-20270101t000000";
    long first = stored(create("n"));
    addLost(lost);
    restart(Duration.ofSeconds(2));
    Write.Create again = create("n");
    try {
      CompletableFuture<WriteResult> refused = server.write(again);
      assertThat(
              server.write(
                  new Write.Patch(
                      WORKSPACE,
                      new RequestId(first),
                      new RequestPatch.LinkTrace("a trace"),
                      CLOCK.instant())))
          .as("a change of what is stored does not wait")
          .succeedsWithin(Duration.ofSeconds(1))
          .isInstanceOf(WriteResult.Stored.class);
      assertThatThrownBy(refused::join).hasCauseInstanceOf(ProblemException.class);
    } finally {
      engine.call("DELETE", "/" + lost, "");
    }
    partitions.refresh();
    assertThat(stored(again)).isEqualTo(first);
    assertThat(count("n")).isEqualTo(1);
  }

  @Test
  void a_partition_that_was_lost_long_ago_is_not_asked() {
    String lost = "docket-requests-20250101t000000";
    long first = stored(create("o"));
    addLost(lost);
    restart(Duration.ofSeconds(2));
    try {
      assertThat(stored(create("o"))).isEqualTo(first);
    } finally {
      engine.call("DELETE", "/" + lost, "");
    }
  }
}
