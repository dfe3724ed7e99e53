package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

  private static final BulkLimits LIMITS = new BulkLimits(1 << 20, 100);
  private static final long PATIENT = Duration.ofSeconds(20).toNanos();

  private final WriteQueue queue = new WriteQueue(10_000);

  private List<PendingWrite> take(BulkLimits limits) {
    List<PendingWrite> bulk = new ArrayList<>();
    assertThat(queue.take(bulk, limits, 0)).isTrue();
    return bulk;
  }

  private PendingWrite add(PendingWrite write) {
    queue.add(List.of(write), 0);
    return write;
  }

  /// A thread that has reached a wait inside the queue.
  private static Thread waiting(Runnable body) {
    Thread thread = Thread.ofPlatform().daemon().start(body);
    Await.until(
        "the thread waits",
        () ->
            thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
    return thread;
  }

  @Test
  void everything_that_waits_goes_out_in_its_order() {
    PendingWrite a = add(Writes.patch(1));
    PendingWrite b = add(Writes.create(2));
    PendingWrite c = add(Writes.patch(1));
    assertThat(take(LIMITS)).containsExactly(a, b, c);
    assertThat(take(LIMITS)).isEmpty();
  }

  @Test
  void a_bulk_holds_at_most_so_many_writes() {
    PendingWrite a = add(Writes.patch(1));
    PendingWrite b = add(Writes.patch(2));
    PendingWrite c = add(Writes.patch(3));
    BulkLimits two = new BulkLimits(1 << 20, 2);
    assertThat(take(two)).containsExactly(a, b);
    assertThat(take(two)).containsExactly(c);
  }

  @Test
  void a_bulk_holds_at_most_so_many_bytes() {
    PendingWrite a = add(Writes.patch(1, 100));
    PendingWrite b = add(Writes.patch(2, 100));
    PendingWrite c = add(Writes.patch(3, 100));
    BulkLimits two = new BulkLimits(2L * (Writes.ENVELOPE + 100), 100);
    assertThat(take(two)).containsExactly(a, b);
    assertThat(take(two)).containsExactly(c);
  }

  @Test
  void a_write_larger_than_a_bulk_goes_alone() {
    PendingWrite large = add(Writes.patch(1, 5_000));
    PendingWrite small = add(Writes.patch(2));
    BulkLimits tiny = new BulkLimits(1_000, 100);
    assertThat(take(tiny)).containsExactly(large);
    assertThat(take(tiny)).containsExactly(small);
  }

  @Test
  void what_a_bulk_kept_counts_for_its_limits() {
    PendingWrite kept = add(Writes.patch(1));
    assertThat(take(LIMITS)).containsExactly(kept);
    PendingWrite a = add(Writes.patch(2));
    add(Writes.patch(3));
    List<PendingWrite> bulk = new ArrayList<>(List.of(kept));
    assertThat(queue.take(bulk, new BulkLimits(1 << 20, 2), 0)).isTrue();
    assertThat(bulk).containsExactly(kept, a);
  }

  @Test
  void a_request_is_in_one_bulk_at_a_time_and_others_overtake_it() {
    PendingWrite first = add(Writes.patch(1));
    assertThat(take(LIMITS)).containsExactly(first);
    PendingWrite second = add(Writes.patch(1));
    PendingWrite other = add(Writes.patch(2));
    assertThat(take(LIMITS)).containsExactly(other);
    queue.release(List.of(first), List.of());
    assertThat(take(LIMITS)).containsExactly(second);
  }

  @Test
  void a_later_write_of_a_request_joins_the_bulk_that_kept_the_earlier() {
    PendingWrite first = add(Writes.patch(1));
    assertThat(take(LIMITS)).containsExactly(first);
    queue.release(List.of(), List.of(first));
    PendingWrite second = add(Writes.patch(1));
    assertThat(take(LIMITS)).isEmpty();
    List<PendingWrite> bulk = new ArrayList<>(List.of(first));
    assertThat(queue.take(bulk, LIMITS, 0)).isTrue();
    assertThat(bulk).containsExactly(first, second);
  }

  @Test
  void a_request_stays_held_while_one_of_its_writes_is_kept() {
    PendingWrite first = add(Writes.patch(1));
    PendingWrite second = add(Writes.patch(1));
    assertThat(take(LIMITS)).containsExactly(first, second);
    queue.release(List.of(first), List.of(second));
    add(Writes.patch(1));
    assertThat(take(LIMITS)).isEmpty();
  }

  @Test
  void bytes_in_flight_are_still_bytes() {
    PendingWrite first = add(Writes.patch(1, 100));
    assertThat(queue.bytes()).isEqualTo(first.bytes());
    assertThat(take(LIMITS)).containsExactly(first);
    assertThat(queue.bytes()).isEqualTo(first.bytes());
    queue.release(List.of(first), List.of());
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void a_full_queue_refuses_after_the_wait() {
    add(Writes.patch(1, 9_000));
    PendingWrite refused = Writes.patch(2, 1_000);
    queue.add(List.of(refused), Duration.ofMillis(20).toNanos());
    assertThat(refusal(refused)).isEqualTo(new Problem.Unavailable("The write queue is full.", 2));
    assertThat(queue.bytes()).isEqualTo(9_000 + Writes.ENVELOPE);
  }

  @Test
  void writes_that_come_together_wait_together_and_each_has_its_own_fate() {
    PendingWrite fits = Writes.patch(1, 4_000);
    PendingWrite tooMuch = Writes.patch(2, 8_000);
    PendingWrite small = Writes.patch(3, 1_000);
    queue.add(List.of(fits, tooMuch, small), 0);
    assertThat(take(LIMITS)).containsExactly(fits, small);
    assertThat(refusal(tooMuch)).isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void the_first_of_many_go_out_while_the_others_wait_for_room() throws InterruptedException {
    PendingWrite first = Writes.patch(1, 7_000);
    PendingWrite second = Writes.patch(2, 7_000);
    Thread writer = waiting(() -> queue.add(List.of(first, second), PATIENT));
    assertThat(take(LIMITS)).containsExactly(first);
    queue.release(List.of(first), List.of());
    assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
    assertThat(take(LIMITS)).containsExactly(second);
  }

  private static Problem refusal(PendingWrite write) {
    assertThat(write.answer()).isCompletedExceptionally();
    return ((ProblemException) write.answer().exceptionNow()).problem();
  }

  @Test
  void a_writer_waits_for_room() throws InterruptedException {
    PendingWrite large = add(Writes.patch(1, 9_000));
    assertThat(take(LIMITS)).containsExactly(large);
    PendingWrite next = Writes.patch(2, 1_000);
    Thread writer = waiting(() -> queue.add(List.of(next), PATIENT));
    queue.release(List.of(large), List.of());
    assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
    assertThat(take(LIMITS)).containsExactly(next);
  }

  @Test
  void a_write_larger_than_the_whole_queue_goes_in_alone() {
    PendingWrite huge = add(Writes.patch(1, 50_000));
    assertThat(refusal(add(Writes.patch(2)))).isInstanceOf(Problem.Unavailable.class);
    assertThat(take(LIMITS)).containsExactly(huge);
    queue.release(List.of(huge), List.of());
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void a_slot_waits_for_the_first_write() {
    CompletableFuture<List<PendingWrite>> taken = new CompletableFuture<>();
    var _ =
        waiting(() -> {
          List<PendingWrite> bulk = new ArrayList<>();
          if (queue.take(bulk, LIMITS, Long.MAX_VALUE)) {
            taken.complete(bulk);
          }
        });
    PendingWrite write = add(Writes.patch(1));
    assertThat(taken).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(List.of(write));
  }

  @Test
  void a_closed_queue_refuses_more_and_gives_out_the_rest() {
    PendingWrite last = add(Writes.patch(1));
    queue.close();
    PendingWrite late = Writes.patch(2);
    queue.add(List.of(late), PATIENT);
    assertThat(refusal(late)).isInstanceOf(Problem.Unavailable.class);
    List<PendingWrite> bulk = new ArrayList<>();
    assertThat(queue.take(bulk, LIMITS, Long.MAX_VALUE)).isTrue();
    assertThat(bulk).containsExactly(last);
    queue.release(bulk, List.of());
    assertThat(queue.take(new ArrayList<>(), LIMITS, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void closing_wakes_who_waits_for_room_and_who_waits_for_work() throws InterruptedException {
    WriteQueue idle = new WriteQueue(10_000);
    CompletableFuture<Boolean> slot = new CompletableFuture<>();
    var _ = waiting(() -> slot.complete(idle.take(new ArrayList<>(), LIMITS, Long.MAX_VALUE)));
    idle.close();
    assertThat(slot).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(false);

    add(Writes.patch(1, 9_000));
    PendingWrite refused = Writes.patch(2, 9_000);
    Thread writer = waiting(() -> queue.add(List.of(refused), PATIENT));
    queue.close();
    assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
    assertThat(refusal(refused)).isInstanceOf(Problem.Unavailable.class);
  }
}
