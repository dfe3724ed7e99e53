package dev.docket.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeBucketsTest {

  /// Hours, half hours and quarters from Greenwich; clocks set by an hour, by half of one, at
  /// midnight, and once by a whole day.
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "America/Havana",
          "Pacific/Apia");

  private static final Instant EPOCH_OF_TRIES = Instant.parse("2011-01-01T00:00:00Z");

  @Test
  void a_bucket_begins_whenever_the_clock_on_the_wall_shows_a_multiple() {
    Random random = new Random(4);
    for (int i = 0; i < 3_000; i++) {
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      Interval interval = Interval.named(Interval.NAMES.get(1 + random.nextInt(13))).orElseThrow();
      Instant first = moment(zone, random);
      Instant last = first.plus(interval.length().multipliedBy(random.nextInt(12)));
      TimeBuckets buckets = TimeBuckets.covering(interval, zone, first, last);
      String of = "%s in %s from %s".formatted(interval, zone, first);
      checkWithoutGap(buckets, first, last, of);
      for (int bucket = 0; bucket < buckets.size(); bucket++) {
        checkWall(buckets, bucket, of);
      }
    }
  }

  /// Near one of the moments at which clocks are set.
  private static Instant moment(ZoneId zone, Random random) {
    Instant any = EPOCH_OF_TRIES.plusSeconds(random.nextInt(400_000_000));
    var set = zone.getRules().nextTransition(any);
    return set == null
        ? any
        : set.getInstant().plusSeconds(random.nextInt(100_000) - 50_000).plusNanos(123_456_000);
  }

  private static void checkWithoutGap(TimeBuckets buckets, Instant first, Instant last, String of) {
    assertThat(buckets.starts()).as(of).isSorted().doesNotHaveDuplicates();
    assertThat(buckets.starts().getFirst()).as(of).isBeforeOrEqualTo(first);
    assertThat(buckets.starts().getLast()).as(of).isBeforeOrEqualTo(last);
    assertThat(buckets.end()).as(of).isAfter(last);
    if (buckets.size() > 1) {
      assertThat(buckets.starts().get(1)).as(of).isAfter(first);
    }
  }

  private static void checkWall(TimeBuckets buckets, int bucket, String of) {
    long length = buckets.interval().length().toSeconds();
    Instant start = buckets.starts().get(bucket);
    Instant end = bucket + 1 < buckets.size() ? buckets.starts().get(bucket + 1) : buckets.end();
    assertThat(shown(buckets.zone(), start) % length).as("%s: %s", of, start).isZero();
    // What lies between shows no multiple; all steps of clocks are quarters of an hour.
    long step = Math.min(length, 900);
    for (Instant t = start.plusSeconds(step); t.isBefore(end); t = t.plusSeconds(step)) {
      assertThat(shown(buckets.zone(), t) % length).as("%s: %s within", of, t).isNotZero();
    }
  }

  private static long shown(ZoneId zone, Instant moment) {
    return LocalTime.ofInstant(moment, zone).toSecondOfDay();
  }

  @Test
  void a_day_is_a_date_however_long_it_is() {
    TimeBuckets buckets =
        TimeBuckets.covering(
            Interval.DAY,
            ZoneId.of("Europe/Berlin"),
            Instant.parse("2026-10-23T22:00:00Z"),
            Instant.parse("2026-10-26T00:00:00Z"));
    assertThat(keys(buckets)).containsExactly("2026-10-24", "2026-10-25", "2026-10-26");
    assertThat(Duration.between(buckets.starts().get(1), buckets.starts().get(2)))
        .isEqualTo(Duration.ofHours(25));
  }

  @Test
  void a_day_that_was_left_out_is_no_bucket() {
    TimeBuckets buckets =
        TimeBuckets.covering(
            Interval.DAY,
            ZoneId.of("Pacific/Apia"),
            Instant.parse("2011-12-29T12:00:00Z"),
            Instant.parse("2011-12-31T12:00:00Z"));
    assertThat(buckets.starts()).doesNotHaveDuplicates();
    assertThat(keys(buckets)).contains("2011-12-29", "2011-12-31").doesNotHaveDuplicates();
  }

  @Test
  void weeks_begin_on_mondays() {
    TimeBuckets buckets =
        TimeBuckets.covering(
            Interval.named("7d").orElseThrow(),
            ZoneId.of("America/New_York"),
            Instant.parse("2026-11-01T12:00:00Z"),
            Instant.parse("2026-11-10T12:00:00Z"));
    assertThat(keys(buckets)).containsExactly("2026-10-26", "2026-11-02", "2026-11-09");
    assertThat(LocalDate.parse(buckets.key(0)).getDayOfWeek().getValue()).isEqualTo(1);
  }

  @Test
  void one_request_is_one_bucket() {
    Instant only = Instant.parse("2026-11-01T12:00:00.000001Z");
    TimeBuckets buckets =
        TimeBuckets.covering(Interval.named("1s").orElseThrow(), ZoneId.of("UTC"), only, only);
    assertThat(keys(buckets)).containsExactly("2026-11-01T12:00:00Z");
    assertThat(buckets.end()).isEqualTo("2026-11-01T12:00:01Z");
  }

  @Test
  void two_thousand_buckets_are_the_most() {
    Instant first = Instant.parse("2026-11-01T00:00:00Z");
    Interval second = Interval.named("1s").orElseThrow();
    ZoneId utc = ZoneId.of("UTC");
    assertThat(TimeBuckets.covering(second, utc, first, first.plusSeconds(1_999)).size())
        .isEqualTo(2_000);
    assertThatThrownBy(() -> TimeBuckets.covering(second, utc, first, first.plusSeconds(2_000)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("2,000");
    // Nobody builds a list of all that was refused.
    assertThatThrownBy(() -> TimeBuckets.covering(second, utc, Instant.EPOCH, Instant.MAX))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void the_range_that_is_asked_about_decides_up_to_three_days_and_the_requests_beyond() {
    Instant first = Instant.parse("2026-11-01T00:00:00Z");
    assertThat(interval(first, first.plusSeconds(60), first, first.plusSeconds(60)))
        .isEqualTo("PT1S");
    assertThat(interval(null, null, first, first.plusSeconds(3_600))).isEqualTo("PT1M");
    assertThat(interval(first.minusSeconds(80_000), null, first, first.plusSeconds(60)))
        .isEqualTo("PT15M");
    assertThat(
            interval(
                Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"), first, first.plusSeconds(9)))
        .isEqualTo("PT24H");
    assertThat(interval(null, null, Instant.EPOCH, first)).isEqualTo("PT336H");
  }

  private static String interval(
      @Nullable Instant from, @Nullable Instant to, Instant first, Instant last) {
    return new TimeBuckets.Asked(null, ZoneId.of("UTC"), from, to)
        .over(first, last)
        .interval()
        .length()
        .toString();
  }

  private static List<String> keys(TimeBuckets buckets) {
    return IntStream.range(0, buckets.size()).mapToObj(buckets::key).toList();
  }
}
