package dev.docket.maintenance.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.StoredPartition;
import dev.docket.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-15T12:00:00Z"));
  private final List<String> givenUp = new ArrayList<>();

  private final PartitionStore partitions =
      new PartitionStore() {
        @Override
        public List<StoredPartition> all() {
          return List.of(
              partition("march", "2026-03-01T00:00:00Z", Instant.parse("2026-04-01T00:00:00Z")),
              partition("april", "2026-04-01T00:00:00Z", Instant.parse("2026-05-01T00:00:00Z")),
              partition("may", "2026-05-01T00:00:00Z", null));
        }

        @Override
        public Map<String, Long> requests() {
          return Map.of("march", 7L);
        }

        @Override
        public void giveUp(StoredPartition oldest) {
          givenUp.add(oldest.index());
        }

        @Override
        public void startNext() {
          throw new AssertionError("retention adds no partitions");
        }
      };

  private static StoredPartition partition(String index, String from, @Nullable Instant to) {
    return new StoredPartition(index, Instant.parse(from), to, 1_000);
  }

  private Retention keeping(String time) {
    return new Retention(partitions, KeptTime.parse(time), clock);
  }

  @Test
  void a_partition_goes_when_its_last_request_is_old_enough_and_not_a_moment_sooner() {
    clock.advance(Duration.between(clock.instant(), Instant.parse("2026-06-29T23:59:59.999Z")));
    assertThat(keeping("90d").run().stream().map(Retention.Planned::drop))
        .containsExactly(false, false, false);
    clock.advance(Duration.ofMillis(1));
    assertThat(keeping("90d").plan().stream().map(Retention.Planned::drop))
        .containsExactly(true, false, false);
    assertThat(givenUp).isEmpty();
    assertThat(keeping("90d").run().getFirst().requests()).isEqualTo(7);
    assertThat(givenUp).containsExactly("march");
  }

  @Test
  void the_newest_stays_however_old_it_is_and_the_others_go_oldest_first() {
    clock.advance(Duration.ofDays(10_000));
    assertThat(keeping("1d").run()).hasSize(3);
    assertThat(givenUp).containsExactly("march", "april");
  }

  @Test
  void without_a_time_everything_stays() {
    clock.advance(Duration.ofDays(10_000));
    assertThat(new Retention(partitions, Optional.empty(), clock).run())
        .noneMatch(Retention.Planned::drop);
    assertThat(givenUp).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1d, 1d", "90d, 90d", "12w, 84d", "36500d, 36500d"})
  void times_are_days_or_weeks(String text, String shown) {
    assertThat(KeptTime.parse(text).map(KeptTime::toString)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0d", "d", "-1d", "90", "90 d", "3m", "1.5d", "36501d", "9999w", "1D"})
  void nothing_else_is_a_time(String text) {
    assertThat(KeptTime.parse(text)).isEmpty();
  }
}
