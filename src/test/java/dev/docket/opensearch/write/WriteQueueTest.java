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
import java.util.stream.IntStream;
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
    queue.add(List.of(write), WriteQueue.Lane.CALLERS, 0);
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

  private List<PendingWrite> addInBackground(int from, int count) {
    List<PendingWrite> writes =
        IntStream.range(from, from + count).mapToObj(id -> Writes.patch(id, 0)).toList();
    queue.add(writes, WriteQueue.Lane.BACKGROUND, 0);
    return writes;
  }

  private static WriteQueue large() {
    return new WriteQueue(10_000_000);
  }

  @Test
  void long_work_alone_goes_out_in_small_bulks() {
    WriteQueue roomy = large();
    List<PendingWrite> work = IntStream.range(0, 120).mapToObj(id -> Writes.patch(id, 0)).toList();
    roomy.add(work, WriteQueue.Lane.BACKGROUND, 0);
    List<PendingWrite> bulk = new ArrayList<>();
    assertThat(roomy.take(bulk, new BulkLimits(1 << 20, 2_000), 0)).isTrue();
    assertThat(bulk).isEqualTo(work.subList(0, WriteQueue.BACKGROUND_BULK));
  }

  @Test
  void callers_go_first_and_long_work_has_a_sixteenth_of_their_bulk() {
    WriteQueue roomy = large();
    List<PendingWrite> work = IntStream.range(0, 120).mapToObj(id -> Writes.patch(id, 0)).toList();
    roomy.add(work, WriteQueue.Lane.BACKGROUND, 0);
    List<PendingWrite> callers =
        IntStream.range(1_000, 1_064).mapToObj(id -> Writes.patch(id, 0)).toList();
    roomy.add(callers, WriteQueue.Lane.CALLERS, 0);
    List<PendingWrite> bulk = new ArrayList<>();
    assertThat(roomy.take(bulk, new BulkLimits(1 << 20, 2_000), 0)).isTrue();
    assertThat(bulk.subList(0, 64)).isEqualTo(callers);
    assertThat(bulk.subList(64, bulk.size())).isEqualTo(work.subList(0, 4));
  }

  @Test
  void long_work_gets_on_also_while_all_bulks_are_full() {
    WriteQueue roomy = large();
    List<PendingWrite> work = List.of(Writes.patch(1, 0), Writes.patch(2, 0));
    roomy.add(work, WriteQueue.Lane.BACKGROUND, 0);
    BulkLimits byCount = new BulkLimits(1 << 20, 4);
    BulkLimits byBytes = new BulkLimits(20L * Writes.ENVELOPE, 2_000);
    for (int i = 0; i < 100; i++) {
      roomy.add(List.of(Writes.patch(1_000 + i, 0)), WriteQueue.Lane.CALLERS, 0);
    }
    List<PendingWrite> first = new ArrayList<>();
    roomy.take(first, byCount, 0);
    assertThat(first).hasSize(5).contains(work.get(0));
    List<PendingWrite> second = new ArrayList<>();
    roomy.take(second, byBytes, 0);
    assertThat(second).hasSizeBetween(21, 22).contains(work.get(1));
  }

  @Test
  void a_request_that_long_work_holds_is_left_to_it() {
    List<PendingWrite> work = addInBackground(1, 1);
    assertThat(take(LIMITS)).isEqualTo(work);
    PendingWrite callers = add(Writes.patch(1));
    assertThat(take(LIMITS)).isEmpty();
    queue.release(work, List.of());
    assertThat(take(LIMITS)).containsExactly(callers);
  }

  @Test
  void a_closed_queue_still_gives_what_long_work_has_left_in_it() {
    List<PendingWrite> work = addInBackground(1, 1);
    queue.close();
    List<PendingWrite> bulk = new ArrayList<>();
    assertThat(queue.take(bulk, LIMITS, 1)).isTrue();
    assertThat(bulk).isEqualTo(work);
    assertThat(queue.take(new ArrayList<>(), LIMITS, 1)).isFalse();
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
    queue.add(List.of(refused), WriteQueue.Lane.CALLERS, Duration.ofMillis(20).toNanos());
    assertThat(refusal(refused)).isEqualTo(new Problem.Unavailable("The write queue is full.", 2));
    assertThat(queue.bytes()).isEqualTo(9_000 + Writes.ENVELOPE);
  }

  @Test
  void writes_that_come_together_wait_together_and_each_has_its_own_fate() {
    PendingWrite fits = Writes.patch(1, 4_000);
    PendingWrite tooMuch = Writes.patch(2, 8_000);
    PendingWrite small = Writes.patch(3, 1_000);
    queue.add(List.of(fits, tooMuch, small), WriteQueue.Lane.CALLERS, 0);
    assertThat(take(LIMITS)).containsExactly(fits, small);
    assertThat(refusal(tooMuch)).isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void the_first_of_many_go_out_while_the_others_wait_for_room() throws InterruptedException {
    PendingWrite first = Writes.patch(1, 7_000);
    PendingWrite second = Writes.patch(2, 7_000);
    Thread writer =
        waiting(() -> queue.add(List.of(first, second), WriteQueue.Lane.CALLERS, PATIENT));
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
    Thread writer = waiting(() -> queue.add(List.of(next), WriteQueue.Lane.CALLERS, PATIENT));
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
    queue.add(List.of(late), WriteQueue.Lane.CALLERS, PATIENT);
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
    Thread writer = waiting(() -> queue.add(List.of(refused), WriteQueue.Lane.CALLERS, PATIENT));
    queue.close();
    assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
    assertThat(refusal(refused)).isInstanceOf(Problem.Unavailable.class);
  }

  @Test
  void an_interrupted_call_says_nothing_of_what_is_queued_already() throws InterruptedException {
    PendingWrite queued = Writes.patch(1, 9_000);
    PendingWrite left = Writes.patch(2, 9_000);
    Thread writer =
        waiting(() -> queue.add(List.of(queued, left), WriteQueue.Lane.CALLERS, PATIENT));
    writer.interrupt();
    assertThat(writer.join(Duration.ofSeconds(20))).isTrue();
    assertThat(refusal(left)).isInstanceOf(Problem.Unavailable.class);
    assertThat(queued.abandoned()).isFalse();
    assertThat(take(LIMITS)).containsExactly(queued);
  }
}
