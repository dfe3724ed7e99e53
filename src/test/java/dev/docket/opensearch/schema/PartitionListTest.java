package dev.docket.opensearch.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.testkit.SettableClock;
import dev.docket.testkit.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Partitions on a real engine, by a clock of our own. Each test has a prefix of its own.
class PartitionListTest {

  private static final AtomicInteger PREFIXES = new AtomicInteger();

  @TempDir private static Path folder;

  private static TestEngine engine;

  private final String prefix = "p" + PREFIXES.incrementAndGet();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-14T15:09:26Z"));
  private final RequestIdSource ids = new RequestIdSource(clock, new Random(2));

  @BeforeAll
  static void start() {
    engine = TestEngine.on(folder.resolve("data"));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private PartitionList list(PartitionLength length) {
    return new PartitionList(engine.client(), new Layout(prefix, length, 1, 0), clock);
  }

  private PartitionList refreshed(PartitionLength length) {
    PartitionList list = list(length);
    list.refresh();
    return list;
  }

  private void at(String instant) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
  }

  private Optional<String> index(String start) {
    return Optional.of(prefix + "-requests-" + start);
  }

  @Test
  void an_empty_store_gets_the_partition_of_the_period() {
    PartitionList list = list(PartitionLength.MONTH);
    assertThat(list.newest()).isEmpty();
    assertThat(list.indexOf(ids.next())).isEmpty();
    list.refresh();
    assertThat(list.newest()).isEqualTo(index("20260301t000000"));
    assertThat(list.indexOf(ids.next())).isEqualTo(list.newest());
    assertThat(list.size()).isEqualTo(1);
    assertThat(refreshed(PartitionLength.MONTH).size()).isEqualTo(1);
  }

  @Test
  void a_moment_names_the_partition_that_it_falls_into_and_all_later_ones() {
    PartitionList list = refreshed(PartitionLength.MONTH);
    at("2026-03-31T23:55:00Z");
    list.refresh();
    String march = prefix + "-requests-20260301t000000";
    String april = prefix + "-requests-20260401t000000";
    assertThat(list.since(Instant.parse("2026-03-31T23:59:59Z"))).isEqualTo(march + "," + april);
    assertThat(list.since(Instant.parse("2026-04-01T00:00:00Z"))).isEqualTo(april);
    assertThat(list.since(Instant.EPOCH)).isEqualTo(march + "," + april);
  }

  @Test
  void weeks_begin_on_monday_and_days_at_midnight() {
    assertThat(refreshed(PartitionLength.WEEK).newest()).isEqualTo(index("20260309t000000"));
    String other = prefix + "d";
    PartitionList days =
        new PartitionList(engine.client(), new Layout(other, PartitionLength.DAY, 1, 0), clock);
    days.refresh();
    assertThat(days.newest()).contains(other + "-requests-20260314t000000");
  }

  @Test
  void the_next_period_is_announced_before_it_begins() {
    PartitionList list = refreshed(PartitionLength.MONTH);
    at("2026-03-31T23:49:59Z");
    list.refresh();
    assertThat(list.size()).isEqualTo(1);
    at("2026-03-31T23:50:01Z");
    list.refresh();
    assertThat(list.size()).isEqualTo(2);
    RequestId march = ids.next();
    assertThat(list.newest()).isEqualTo(index("20260301t000000"));
    at("2026-04-01T00:00:00Z");
    RequestId april = ids.next();
    assertThat(list.indexOf(march)).isEqualTo(index("20260301t000000"));
    assertThat(list.indexOf(april)).isEqualTo(index("20260401t000000"));
    assertThat(list.newest()).isEqualTo(index("20260401t000000"));
  }

  @Test
  void every_partition_is_announced_a_minute_ahead_or_others_would_not_know_of_it_in_time() {
    for (String now :
        List.of(
            "2026-03-31T23:51:00Z",
            "2026-03-31T23:58:59Z",
            "2026-03-31T23:59:00Z",
            "2026-03-31T23:59:30Z",
            "2026-03-31T23:59:59.999Z",
            "2026-04-01T00:00:00Z",
            "2026-04-17T09:00:00.5Z")) {
      String own = prefix + "-" + PREFIXES.incrementAndGet();
      Layout layout = new Layout(own, PartitionLength.MONTH, 1, 0);
      at("2026-03-14T15:09:26Z");
      PartitionList list = new PartitionList(engine.client(), layout, clock);
      list.refresh();
      at(now);
      list.refresh();
      assertThat(starts(own))
          .as("seen at %s", now)
          .allSatisfy(start ->
              assertThat(start)
                  .satisfiesAnyOf(
                      old -> assertThat(old).isEqualTo(Instant.parse("2026-03-01T00:00:00Z")),
                      ahead ->
                          assertThat(ahead).isAfter(clock.instant().plus(PartitionList.AHEAD))));
      // And at the latest then the new month has its own.
      at("2026-04-17T09:01:02Z");
      list.refresh();
      at("2026-04-17T09:03:05Z");
      assertThat(list.newest().orElseThrow()).contains("-requests-202604");
    }
  }

  private static List<Instant> starts(String prefix) {
    List<Instant> starts = new ArrayList<>();
    engine
        .call("GET", "/" + prefix + "-requests-*/_alias", "")
        .fieldNames()
        .forEachRemaining(name -> starts.add(Partition.named(name, prefix).orElseThrow().start()));
    return starts;
  }

  @Test
  void another_server_reads_what_one_has_announced() {
    PartitionList one = refreshed(PartitionLength.MONTH);
    PartitionList two = refreshed(PartitionLength.MONTH);
    at("2026-03-31T23:55:00Z");
    one.refresh();
    two.refresh();
    at("2026-04-01T00:00:00Z");
    RequestId id = ids.next();
    assertThat(two.indexOf(id)).isEqualTo(one.indexOf(id)).isEqualTo(index("20260401t000000"));
  }

  @Test
  void a_list_that_was_not_read_for_too_long_may_lack_the_partition_of_a_new_request() {
    PartitionList list = list(PartitionLength.MONTH);
    assertThat(list.mayLack(ids.next())).as("never read").isTrue();
    list.refresh();
    RequestId first = ids.next();
    assertThat(list.mayLack(first)).isFalse();
    clock.advance(PartitionList.TRUSTED);
    assertThat(list.mayLack(ids.next())).isFalse();
    clock.advance(Duration.ofMillis(1));
    RequestId late = ids.next();
    assertThat(list.mayLack(late)).isTrue();
    assertThat(list.mayLack(first)).as("it was drawn before the list was old").isFalse();
    clock.advance(Duration.ofHours(-1));
    assertThat(list.mayLack(ids.next())).as("ids do not go back").isFalse();
    list.refresh();
    assertThat(list.mayLack(ids.next())).as("nor does the list").isFalse();
    clock.advance(Duration.ofHours(2));
    assertThat(list.mayLack(ids.next())).as("ahead again").isTrue();
    list.refresh();
    assertThat(list.mayLack(ids.next())).isFalse();
    RequestId future = new RequestId((1L << 52) - 1);
    assertThat(list.mayLack(future)).as("nobody has drawn it").isFalse();
  }

  @Test
  void shorter_partitions_hide_nothing_that_longer_ones_hold() {
    PartitionList months = refreshed(PartitionLength.MONTH);
    RequestId before = ids.next();
    PartitionList days = refreshed(PartitionLength.DAY);
    RequestId atTheChange = ids.next();
    assertThat(days.indexOf(before)).isEqualTo(index("20260301t000000"));
    // A server that still runs with the old setting writes there too.
    assertThat(days.indexOf(atTheChange)).isEqualTo(months.indexOf(atTheChange));
    clock.advance(Duration.ofSeconds(62));
    months.refresh();
    RequestId after = ids.next();
    assertThat(days.indexOf(after)).isEqualTo(index("20260314t151027"));
    assertThat(months.indexOf(after)).isEqualTo(days.indexOf(after));
    assertThat(days.indexOf(before)).isEqualTo(index("20260301t000000"));
  }

  @Test
  void longer_partitions_hide_nothing_that_shorter_ones_hold() {
    PartitionList days = refreshed(PartitionLength.DAY);
    RequestId first = ids.next();
    at("2026-03-14T23:55:00Z");
    days.refresh();
    at("2026-03-15T12:00:00Z");
    RequestId second = ids.next();
    PartitionList months = refreshed(PartitionLength.MONTH);
    assertThat(months.indexOf(first)).isEqualTo(index("20260314t000000"));
    assertThat(months.indexOf(second)).isEqualTo(index("20260315t000000"));
    at("2026-03-31T23:55:00Z");
    months.refresh();
    at("2026-04-02T00:00:00Z");
    assertThat(months.indexOf(ids.next())).isEqualTo(index("20260401t000000"));
    assertThat(months.indexOf(first)).isEqualTo(index("20260314t000000"));
  }

  @Test
  void three_partitions_hold_each_its_own_time() {
    PartitionList list = refreshed(PartitionLength.DAY);
    RequestId first = ids.next();
    at("2026-03-14T23:55:00Z");
    list.refresh();
    at("2026-03-15T23:55:00Z");
    RequestId second = ids.next();
    list.refresh();
    at("2026-03-16T00:00:00Z");
    RequestId third = ids.next();
    assertThat(list.size()).isEqualTo(3);
    assertThat(List.of(first, second, third).stream().map(list::indexOf).toList())
        .containsExactly(
            index("20260314t000000"), index("20260315t000000"), index("20260316t000000"));
  }

  @Test
  void an_id_from_before_the_oldest_partition_is_nowhere() {
    RequestId old = ids.next();
    at("2026-05-01T00:00:00Z");
    assertThat(refreshed(PartitionLength.MONTH).indexOf(old)).isEmpty();
  }

  @Test
  void other_indices_beside_the_partitions_are_none() {
    engine.call("PUT", "/" + prefix + "-requests-old", "");
    engine.call("PUT", "/" + prefix + "-requests-2026.03", "");
    PartitionList list = refreshed(PartitionLength.MONTH);
    assertThat(list.size()).isEqualTo(1);
    assertThat(list.newest()).isEqualTo(index("20260301t000000"));
  }

  @Test
  void a_partition_that_is_ended_early_has_its_successor_a_minute_ahead_and_only_one() {
    PartitionList one = refreshed(PartitionLength.MONTH);
    PartitionList two = refreshed(PartitionLength.MONTH);
    RequestId before = ids.next();
    one.startNext();
    two.startNext();
    one.startNext();
    assertThat(starts(prefix))
        .containsExactlyInAnyOrder(
            Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-14T15:11:00Z"));
    // Not in time for the next full minute: other servers must have read of it before it begins.
    assertThat(two.indexOf(ids.next())).isEqualTo(index("20260301t000000"));
    clock.advance(Duration.ofMinutes(2));
    assertThat(two.indexOf(ids.next())).isEqualTo(index("20260314t151100"));
    assertThat(two.indexOf(before)).isEqualTo(index("20260301t000000"));
    two.startNext();
    assertThat(starts(prefix)).hasSize(3).contains(Instant.parse("2026-03-14T15:13:00Z"));
  }

  @Test
  void a_partition_given_up_is_unknown_and_unseen_at_once_and_deleted_a_minute_later() {
    PartitionList one = refreshed(PartitionLength.DAY);
    Partition oldest = one.all().getFirst();
    RequestId old = ids.next();
    engine.call("PUT", "/" + oldest.spansIndex(prefix), "");
    at("2026-03-14T23:55:00Z");
    one.refresh();
    at("2026-03-15T01:00:00Z");
    PartitionList two = refreshed(PartitionLength.DAY);
    engine.call("PUT", "/" + oldest.index() + "/_doc/1?refresh=true", "{}");
    one.giveUp(oldest);
    two.giveUp(oldest);
    assertThat(engine.count(prefix + "-requests-*", "{\"match_all\":{}}")).isZero();
    two.refresh();
    assertThat(two.indexOf(old)).isEmpty();
    assertThat(two.all()).hasSize(1);
    assertThat(exists(oldest.index())).isTrue();
    clock.advance(Duration.ofSeconds(59));
    two.refresh();
    assertThat(exists(oldest.index())).isTrue();
    clock.advance(Duration.ofSeconds(3));
    two.refresh();
    one.refresh();
    assertThat(exists(oldest.index())).isFalse();
    assertThat(exists(oldest.spansIndex(prefix))).isFalse();
    assertThat(one.all()).isEqualTo(two.all()).hasSize(1);
  }

  @Test
  void a_partition_that_takes_requests_is_never_given_up() {
    PartitionList list = refreshed(PartitionLength.DAY);
    Partition only = list.all().getFirst();
    assertThatThrownBy(() -> list.giveUp(only)).isInstanceOf(IllegalArgumentException.class);
    at("2026-03-14T23:55:00Z");
    list.refresh();
    // Its successor is there, but has not begun.
    assertThatThrownBy(() -> list.giveUp(only)).isInstanceOf(IllegalArgumentException.class);
    assertThat(exists(only.index())).isTrue();
    at("2026-03-15T23:55:00Z");
    list.refresh();
    at("2026-03-16T00:00:01Z");
    Partition second = list.all().get(1);
    assertThatThrownBy(() -> list.giveUp(second)).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean exists(String index) {
    return engine
        .call("GET", "/_cat/indices?format=json&expand_wildcards=all", "")
        .findValues("index")
        .stream()
        .anyMatch(name -> name.asText().equals(index));
  }
}
