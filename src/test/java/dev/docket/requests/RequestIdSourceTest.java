package dev.docket.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RequestIdSourceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final RequestIdSource ids = new RequestIdSource(clock, new Random(1));

  @Test
  void an_id_says_when_it_was_drawn() {
    assertThat(ids.next().drawnAt()).isEqualTo(NOW);
    clock.advance(Duration.ofDays(3));
    assertThat(ids.next().drawnAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
  }

  @Test
  void ids_rise_also_when_the_clock_stands_still_for_longer_than_a_millisecond_holds() {
    RequestId last = ids.next();
    for (int i = 0; i < 10_000; i++) {
      RequestId next = ids.next();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
    assertThat(last.drawnAt()).isBetween(NOW.plusMillis(2), NOW.plusMillis(4));
  }

  @Test
  void ids_never_go_back_when_the_clock_does() {
    RequestId before = ids.next();
    clock.advance(Duration.ofHours(-1));
    RequestId during = ids.next();
    assertThat(during).isGreaterThan(before);
    assertThat(during.drawnAt()).isEqualTo(NOW);
    clock.advance(Duration.ofHours(1).plusMillis(5));
    assertThat(ids.next().drawnAt()).isEqualTo(NOW.plusMillis(5));
  }

  @Test
  void what_a_clock_that_was_ahead_has_left_is_within_bounds_and_nobodys_time() {
    RequestId stored = new RequestId(RequestId.firstAt(NOW.plus(Duration.ofDays(1))) + 17);
    RequestIdSource restarted = new RequestIdSource(clock, new Random(1), stored);
    assertThat(restarted.beyond(Duration.ZERO)).isGreaterThan(stored);
    assertThat(restarted.next().drawnAt()).isEqualTo(NOW);
  }

  @Test
  void the_counter_starts_anywhere() {
    Set<Long> starts = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofMillis(1));
      starts.add(ids.next().value() & 0xfff);
    }
    assertThat(starts).hasSizeGreaterThan(80);
  }

  @Test
  void no_two_threads_draw_the_same() throws Exception {
    Set<RequestId> drawn = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<RequestId>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(
            threads.submit(() -> {
              List<RequestId> own = new ArrayList<>();
              for (int j = 0; j < 5_000; j++) {
                own.add(ids.next());
              }
              return own;
            }));
      }
      for (Future<List<RequestId>> own : all) {
        drawn.addAll(own.get());
      }
    }
    assertThat(drawn).hasSize(20_000);
  }

  @Test
  void the_first_id_of_an_instant_bounds_what_is_drawn_before_and_after() {
    RequestId earlier = ids.next();
    clock.advance(Duration.ofMillis(1));
    RequestId later = ids.next();
    long bound = RequestId.firstAt(clock.instant());
    assertThat(earlier.value()).isLessThan(bound);
    assertThat(later.value()).isGreaterThanOrEqualTo(bound);
  }

  @Test
  void ids_are_json_numbers_until_2094() {
    clock.advance(Duration.between(NOW, Instant.parse("2094-01-01T00:00:00Z")));
    assertThat(ids.next().value()).isLessThan(1L << 53);
  }
}
