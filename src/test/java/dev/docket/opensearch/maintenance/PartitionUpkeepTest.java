package dev.docket.opensearch.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.maintenance.StoredPartition;
import dev.docket.maintenance.growth.Growth;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.maintenance.retention.Retention;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.write.OpenSearchRequestWriter;
import dev.docket.opensearch.write.WriteSettings;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Await;
import dev.docket.testkit.SettableClock;
import dev.docket.testkit.TestEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Growth and retention on real indices, by a clock of our own.
class PartitionUpkeepTest {

  private static final Layout LAYOUT = new Layout("up", PartitionLength.DAY, 1, 0);

  @TempDir private static Path folder;

  private static TestEngine engine;
  private static ObjectStore objects;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-14T15:09:26Z"));

  @BeforeAll
  static void start() {
    engine = TestEngine.on(folder.resolve("data"));
    objects = new ObjectStore(engine.client(), LAYOUT.objectsIndex());
    new IndexTemplates(engine.client(), LAYOUT).install();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void partitions_grow_are_ended_packed_once_and_given_up_when_they_are_old() {
    PartitionList list = new PartitionList(engine.client(), LAYOUT, clock);
    list.refresh();
    StoredPartitions stored = new StoredPartitions(engine.client(), list, LAYOUT);
    ForcedMerges merges = new ForcedMerges(engine.client(), objects, LAYOUT);
    Growth growth = new Growth(stored, merges, 1_000, clock);
    fill(list.newest().orElseThrow(), 6);
    String first = list.newest().orElseThrow();

    growth.round();
    growth.round();
    assertThat(indices(stored)).containsExactly(first, "up-requests-20260314t151100");
    assertThat(stored.requests()).containsEntry(first, 6L);
    assertThat(stored.all().getFirst().bytes()).isGreaterThan(1_000);

    clock.advance(Duration.ofHours(23));
    growth.round();
    assertThat(segments(first)).as("it may still be changed much").isEqualTo(6);
    clock.advance(Duration.ofHours(2));
    growth.round();
    Await.until("it is packed", () -> segments(first) == 1);
    growth.round();
    assertThat(merges.state(stored.all().getFirst())).hasToString("DONE");

    fill(first, 5);
    ForcedMerges restarted = new ForcedMerges(engine.client(), objects, LAYOUT);
    assertThat(restarted.state(stored.all().getFirst())).hasToString("DONE");
    new Growth(stored, restarted, 1_000, clock).round();
    assertThat(objects.get("packing", first).orElseThrow().body().path("tried").intValue())
        .as("changes do not have it packed again")
        .isEqualTo(1);

    Retention retention = new Retention(stored, KeptTime.parse("2d"), clock);
    assertThat(retention.run()).noneMatch(Retention.Planned::drop);
    clock.advance(Duration.ofDays(2));
    assertThat(retention.run().getFirst().drop()).isTrue();
    assertThat(indices(stored)).doesNotContain(first);
    assertThat(engine.count(LAYOUT.requestsPattern(), "{\"match_all\":{}}")).isZero();
  }

  @Test
  void a_merge_that_never_ends_well_is_given_up() {
    ForcedMerges merges = new ForcedMerges(engine.client(), objects, LAYOUT);
    engine.call("PUT", "/up-loose", "");
    StoredPartition loose =
        new StoredPartition("up-loose", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 0);
    for (int i = 0; i < 3; i++) {
      fill("up-loose", 5);
      assertThat(merges.state(loose)).hasToString("LOOSE");
      assertThat(merges.begin(loose)).isTrue();
      Await.until("it has ended", () -> segments("up-loose") == 1 && !merges.busy());
    }
    fill("up-loose", 5);
    assertThat(merges.state(loose)).hasToString("PACKED");
  }

  @Test
  void nothing_is_packed_that_the_disk_has_no_room_for() {
    ForcedMerges merges = new ForcedMerges(engine.client(), objects, LAYOUT);
    StoredPartition huge =
        new StoredPartition("up-huge", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 1L << 60);
    assertThat(merges.begin(huge)).isFalse();
  }

  /// As an external cluster does, which makes an index for whatever is written.
  @Test
  void nobody_makes_a_dropped_partition_anew() throws Exception {
    Layout layout = new Layout("gone", PartitionLength.DAY, 1, 0);
    new IndexTemplates(engine.client(), layout).install();
    PartitionList one = new PartitionList(engine.client(), layout, clock);
    PartitionList two = new PartitionList(engine.client(), layout, clock);
    one.refresh();
    two.refresh();
    String oldest = one.newest().orElseThrow();
    RequestId id = new RequestId(RequestId.firstAt(clock.instant()));
    clock.advance(Duration.ofDays(1));
    one.refresh();
    clock.advance(Duration.ofMinutes(2));
    one.refresh();
    two.refresh();
    engine.call("PUT", "/_cluster/settings", autoCreate("true"));
    try (OpenSearchRequestWriter writer = writer(two, layout)) {
      one.giveUp(one.all().getFirst());
      assertThat(patch(writer, id)).isEqualTo(new WriteResult.Unknown());
      clock.advance(Duration.ofSeconds(51));
      assertThatThrownBy(() -> patch(writer, id))
          .as("by a list that is too old")
          .hasCauseInstanceOf(ProblemException.class);
      clock.advance(Duration.ofSeconds(15));
      one.refresh();
      assertThatThrownBy(() -> patch(writer, id)).hasCauseInstanceOf(ProblemException.class);
      two.refresh();
      assertThat(patch(writer, id)).isEqualTo(new WriteResult.Unknown());
      assertThat(
              engine
                  .call("GET", "/_cat/indices?format=json&expand_wildcards=all", "")
                  .findValuesAsText("index"))
          .doesNotContain(oldest);
    } finally {
      engine.call("PUT", "/_cluster/settings", autoCreate("null"));
    }
  }

  private static String autoCreate(String value) {
    return "{\"persistent\":{\"action.auto_create_index\":%s}}".formatted(value);
  }

  private OpenSearchRequestWriter writer(PartitionList list, Layout layout) {
    return new OpenSearchRequestWriter(
        engine.client(),
        list,
        new WriteSettings(
            layout.prefix(), 1 << 20, 1, Duration.ofSeconds(4), clock, new RequestId(0)),
        Optional::empty,
        new SimpleMeterRegistry());
  }

  private WriteResult patch(OpenSearchRequestWriter writer, RequestId id) throws Exception {
    return writer
        .write(
            new Write.Patch(
                new WorkspaceId(1),
                id,
                new RequestPatch.EditTags(List.of("late"), List.of()),
                clock.instant()))
        .get(10, TimeUnit.SECONDS);
  }

  private static List<String> indices(StoredPartitions stored) {
    return stored.all().stream().map(StoredPartition::index).toList();
  }

  /// One segment for each.
  private static void fill(String index, int documents) {
    for (int i = 0; i < documents; i++) {
      engine.call(
          "POST",
          "/" + index + "/_doc?refresh=true",
          "{\"workspace\":\"1\",\"scores\":[{\"name\":\"a\",\"value\":%d}]}".formatted(i));
    }
  }

  private static int segments(String index) {
    // The engine shows what is merged after the next refresh.
    var _ = engine.call("POST", "/" + index + "/_refresh", "");
    return engine.call("GET", "/_cat/segments/" + index + "?format=json", "").size();
  }

  @Test
  void a_store_without_partitions_has_nothing_to_do() {
    Layout empty = new Layout("none", PartitionLength.DAY, 1, 0);
    PartitionList list = new PartitionList(engine.client(), empty, clock);
    StoredPartitions stored = new StoredPartitions(engine.client(), list, empty);
    new Growth(stored, new ForcedMerges(engine.client(), objects, empty), 1, clock).round();
    assertThat(new Retention(stored, Optional.of(new KeptTime(1)), clock).run()).isEmpty();
  }
}
