package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final long MOST = 32 << 20;
  private static final int BODY = 64 << 10;

  private long now;
  private long inWork;
  private final Admission admission = new Admission(MOST, () -> now);

  private boolean begin() {
    boolean begins = admission.hasRoom(BODY) && admission.begins(BODY);
    if (begins) {
      inWork += BODY;
    }
    return begins;
  }

  private void end(int stored) {
    inWork -= BODY;
    admission.ended(BODY, stored > 0);
  }

  private int beginAll() {
    int begun = 0;
    while (begin()) {
      begun++;
    }
    return begun;
  }

  private void storeFor(Duration time, int callsPerSecond) {
    long each = Duration.ofSeconds(1).toNanos() / callsPerSecond;
    for (long end = now + time.toNanos(); now < end; now += each) {
      end(BODY);
      beginAll();
    }
  }

  @Test
  void a_burst_begins_before_anything_is_known_and_ends_somewhere() {
    assertThat((long) beginAll() * BODY).isBetween(4L << 20, MOST / 2);
  }

  @Test
  void what_may_be_in_work_follows_the_pace() {
    beginAll();
    storeFor(Duration.ofSeconds(10), 100);
    assertThat(inWork / BODY).isBetween(140L, 160L);
    storeFor(Duration.ofSeconds(10), 200);
    assertThat(inWork / BODY).isBetween(280L, 320L);
  }

  @Test
  void never_more_than_the_memory_holds() {
    beginAll();
    storeFor(Duration.ofSeconds(10), 10_000);
    assertThat(inWork).isLessThanOrEqualTo(MOST);
  }

  @Test
  void an_engine_that_hangs_leaves_room_for_a_few_that_find_out_when_it_is_back() {
    beginAll();
    for (int i = 0; i < 20; i++) {
      for (int later = 0; later < 8; later++) {
        now += Admission.STRETCH.toNanos();
        beginAll();
      }
      // Their patience ends, and others come.
      for (long waiting = inWork / BODY; waiting > 0; waiting--) {
        end(0);
        beginAll();
      }
    }
    assertThat(inWork).isEqualTo(Admission.LEAST);
    storeFor(Duration.ofSeconds(10), 100);
    assertThat(inWork / BODY).isBetween(140L, 160L);
  }

  @Test
  void hours_of_little_traffic_say_nothing_about_the_pace() {
    int atFirst = beginAll();
    while (inWork > 0) {
      end(BODY);
    }
    for (int i = 0; i < 10_000; i++) {
      begin();
      end(BODY);
      now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(beginAll()).isEqualTo(atFirst);
  }

  @Test
  void a_few_calls_are_no_crowd_however_large() {
    for (int i = 0; i < Admission.FEW; i++) {
      assertThat(admission.begins(MOST)).isTrue();
    }
    assertThat(admission.hasRoom(BODY)).isFalse();
    admission.ended(MOST, false);
    assertThat(admission.hasRoom(BODY)).isTrue();
  }

  @Test
  void a_flood_of_large_bodies_leaves_a_share_to_small_ones() {
    beginAll();
    assertThat(admission.hasRoom(Admission.SMALL)).isTrue();
    assertThat(admission.hasRoom(-1)).isFalse();
    assertThat(admission.hasRoom(Admission.SMALL + 1)).isFalse();
    while (admission.begins(Admission.SMALL)) {
      inWork += Admission.SMALL;
    }
    assertThat(inWork).isLessThan(MOST);
  }

  @Test
  void a_batch_that_is_stored_all_at_once_says_how_fast_that_was() {
    int large = 8 << 20;
    assertThat(admission.begins(large)).isTrue();
    beginAll();
    for (int i = 0; i < 6; i++) {
      now += Admission.STRETCH.toNanos();
      beginAll();
    }
    assertThat(admission.hasRoom(BODY)).isFalse();
    admission.ended(large, true);
    // 8 MiB in a second and a half, and what was guessed before.
    while (begin()) {
      assertThat(inWork).isLessThanOrEqualTo(large);
    }
    assertThat(inWork).isGreaterThan(large - (1 << 20));
  }
}
