package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Group commit with an engine that answers when the test says so.
@Timeout(120)
class GroupCommitTest {

  private static final BulkLimits LIMITS = new BulkLimits(1 << 20, 1_000);

  private final WriteQueue queue = new WriteQueue(1 << 20);
  private final BlockingQueue<Sent> engine = new LinkedBlockingQueue<>();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final List<GroupCommit> started = new ArrayList<>();
  private volatile boolean ending;

  /// A bulk that the engine has and has not answered.
  private record Sent(List<PendingWrite> writes, CompletableFuture<Unsent> unsent) {

    void storeAll() {
      writes.forEach(Writes::succeed);
      unsent.complete(Unsent.NONE);
    }

    void storeNone() {
      unsent.complete(Unsent.again(writes));
    }

    void nobodyHolds(List<PendingWrite> lost) {
      unsent.complete(new Unsent(List.of(), lost));
    }
  }

  private GroupCommit start(int slots) {
    GroupCommit commit = new GroupCommit(queue, LIMITS, slots, this::send);
    started.add(commit);
    return commit;
  }

  private Unsent send(List<PendingWrite> writes) {
    Sent bulk = new Sent(List.copyOf(writes), new CompletableFuture<>());
    sent.add(bulk);
    engine.add(bulk);
    if (ending) {
      bulk.storeAll();
    }
    return bulk.unsent().join();
  }

  private Sent next() {
    try {
      Sent bulk = engine.poll(20, TimeUnit.SECONDS);
      if (bulk == null) {
        throw new AssertionError("no bulk was sent");
      }
      return bulk;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private PendingWrite add(PendingWrite write) {
    queue.add(List.of(write), WriteQueue.Lane.CALLERS, 0);
    return write;
  }

  @AfterEach
  void stop() {
    ending = true;
    sent.forEach(Sent::storeAll);
    started.forEach(GroupCommit::close);
  }

  @Test
  void a_lone_write_goes_at_once_and_a_crowd_forms_one_bulk() {
    var _ = start(1);
    PendingWrite lone = add(Writes.patch(1));
    Sent first = next();
    assertThat(first.writes()).containsExactly(lone);
    List<PendingWrite> crowd = new ArrayList<>();
    for (int id = 2; id < 50; id++) {
      crowd.add(add(Writes.patch(id)));
    }
    assertThat(lone.answer()).isNotDone();
    first.storeAll();
    assertThat(next().writes()).isEqualTo(crowd);
  }

  @Test
  void each_slot_has_a_bulk_in_flight() {
    var _ = start(2);
    add(Writes.patch(1));
    Sent first = next();
    PendingWrite other = add(Writes.patch(2));
    assertThat(next().writes()).containsExactly(other);
    assertThat(first.unsent()).isNotDone();
  }

  @Test
  void a_request_has_one_bulk_in_flight_however_many_slots_are_free() {
    var _ = start(3);
    add(Writes.patch(1));
    Sent first = next();
    PendingWrite second = add(Writes.patch(1));
    PendingWrite other = add(Writes.patch(2));
    assertThat(next().writes()).containsExactly(other);
    first.storeAll();
    assertThat(next().writes()).containsExactly(second);
  }

  @Test
  void what_cannot_be_stored_now_goes_again_before_what_came_later() {
    var _ = start(2);
    PendingWrite a = add(Writes.patch(1));
    Sent first = next();
    PendingWrite b = add(Writes.patch(1));
    first.storeNone();
    Sent second = next();
    assertThat(second.writes()).startsWith(a);
    assertThat(second.writes()).isSubsetOf(a, b);
    if (second.writes().size() == 1) {
      second.storeAll();
      assertThat(next().writes()).containsExactly(b);
    } else {
      assertThat(second.writes()).containsExactly(a, b);
    }
  }

  @Test
  void of_one_bulk_some_are_answered_and_some_go_again() {
    var _ = start(1);
    PendingWrite blocker = add(Writes.patch(9));
    Sent first = next();
    PendingWrite good = add(Writes.patch(1));
    PendingWrite passing = add(Writes.patch(2));
    first.storeAll();
    Sent second = next();
    assertThat(second.writes()).containsExactly(good, passing);
    Writes.succeed(good);
    second.unsent().complete(Unsent.again(List.of(passing)));
    assertThat(next().writes()).containsExactly(passing);
    assertThat(good.answer()).isCompleted();
    assertThat(blocker.answer()).isCompleted();
    assertThat(passing.answer()).isNotDone();
  }

  @Test
  void those_that_are_set_aside_are_tried_alone_while_the_others_go_on() {
    var _ = start(1);
    PendingWrite lost = add(Writes.patch(1));
    Sent first = next();
    PendingWrite sound = add(Writes.patch(2));
    first.nobodyHolds(List.of(lost));
    int tries = 0;
    for (int id = 3; tries < 3; id++) {
      Sent bulk = next();
      if (bulk.writes().contains(lost)) {
        assertThat(bulk.writes()).as("the lost one goes alone").containsExactly(lost);
        tries++;
        bulk.nobodyHolds(List.of(lost));
      } else {
        bulk.storeAll();
      }
      if (sound.answer().isDone()) {
        sound = add(Writes.patch(id));
      }
    }
    PendingWrite later = add(Writes.patch(1));
    Await.until(
        "the lost one comes back, then what came later",
        () -> {
          Sent bulk = next();
          assertThat(bulk.writes().contains(later) && !lost.answer().isDone()).isFalse();
          bulk.storeAll();
          return later.answer().isDone();
        });
    assertThat(lost.answer()).isCompleted();
  }

  @Test
  void closing_waits_for_what_is_set_aside() throws InterruptedException {
    GroupCommit commit = start(1);
    PendingWrite lost = add(Writes.patch(1));
    Sent first = next();
    Thread closing = Thread.ofPlatform().start(commit::close);
    Await.until("it waits for the slot", () -> closing.getState() == Thread.State.WAITING);
    first.nobodyHolds(List.of(lost));
    Sent second = next();
    assertThat(second.writes()).containsExactly(lost);
    second.storeAll();
    assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    assertThat(queue.bytes()).isZero();
  }

  @Test
  void a_write_that_nobody_waits_for_is_not_sent_again() {
    var _ = start(1);
    PendingWrite given = add(Writes.patch(1));
    Sent first = next();
    PendingWrite abandoned = add(Writes.patch(2));
    PendingWrite wanted = add(Writes.patch(3));
    assertThat(abandoned.answer().cancel(false)).isTrue();
    given.fail(BulkRound.inDoubt());
    first.storeNone();
    Sent second = next();
    assertThat(second.writes()).containsExactly(wanted);
    second.storeAll();
    Await.until("all room is given back", () -> queue.bytes() == 0);
  }

  @Test
  void a_defect_answers_its_writes_and_the_slot_goes_on() {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    started.add(
        new GroupCommit(
            queue,
            LIMITS,
            1,
            writes -> {
              sizes.add(writes.size());
              if (sizes.size() == 1) {
                throw new IllegalStateException("a defect");
              }
              writes.forEach(Writes::succeed);
              return Unsent.NONE;
            }));
    PendingWrite first = add(Writes.patch(1));
    assertThat(first.answer())
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    PendingWrite second = add(Writes.patch(1));
    assertThat(second.answer()).succeedsWithin(20, TimeUnit.SECONDS);
    Await.until("nothing is held", () -> queue.bytes() == 0);
  }

  @Test
  void an_error_of_the_machine_does_not_end_the_slot_either() {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    started.add(
        new GroupCommit(
            queue,
            LIMITS,
            1,
            writes -> {
              sizes.add(writes.size());
              if (sizes.size() == 1) {
                throw new StackOverflowError();
              }
              writes.forEach(Writes::succeed);
              return Unsent.NONE;
            }));
    assertThat(add(Writes.patch(1)).answer()).failsWithin(20, TimeUnit.SECONDS);
    assertThat(add(Writes.patch(1)).answer()).succeedsWithin(20, TimeUnit.SECONDS);
  }

  @Test
  void closing_answers_everybody_first() throws InterruptedException {
    GroupCommit commit = start(1);
    PendingWrite inFlight = add(Writes.patch(1));
    Sent first = next();
    List<PendingWrite> waiting = List.of(add(Writes.patch(2)), add(Writes.patch(1)));
    Thread closing = Thread.ofPlatform().start(commit::close);
    Await.until("it waits for the slot", () -> closing.getState() == Thread.State.WAITING);
    first.storeNone();
    Sent second = next();
    assertThat(closing.isAlive()).isTrue();
    second.storeAll();
    assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    assertThat(inFlight.answer()).isCompleted();
    waiting.forEach(write -> assertThat(write.answer()).isCompleted());
    assertThat(queue.bytes()).isZero();
  }

  private static boolean has(List<PendingWrite> writes, PendingWrite same) {
    return writes.stream().anyMatch(write -> write.id() == same.id());
  }

  /// An engine that refuses at random: whatever happens, the writes of a request are stored in the
  /// order in which they came, once, and never by two bulks at a time.
  @Test
  void order_is_kept_through_any_pattern_of_retries() {
    Random random = new Random(5);
    List<PendingWrite> stored = Collections.synchronizedList(new ArrayList<>());
    Set<Long> inFlight = ConcurrentHashMap.newKeySet();
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    started.add(
        new GroupCommit(
            queue,
            new BulkLimits(1 << 20, 7),
            3,
            writes -> {
              Set<Long> ids = new HashSet<>();
              writes.forEach(write -> ids.add(write.id()));
              for (Long id : ids) {
                if (!inFlight.add(id)) {
                  faults.add("two bulks hold " + id);
                }
              }
              Unsent unsent = new Unsent(new ArrayList<>(), new ArrayList<>());
              for (PendingWrite write : writes) {
                int fate;
                synchronized (random) {
                  fate = random.nextInt(12);
                }
                // All of one request in a bulk are one operation from the first that fails.
                if (has(unsent.again(), write) || (fate == 0 && !has(unsent.aside(), write))) {
                  unsent.again().add(write);
                } else if (has(unsent.aside(), write) || fate == 1) {
                  unsent.aside().add(write);
                } else {
                  stored.add(write);
                }
              }
              inFlight.removeAll(ids);
              Set<PendingWrite> kept = Collections.newSetFromMap(new IdentityHashMap<>());
              kept.addAll(unsent.again());
              kept.addAll(unsent.aside());
              writes.stream().filter(write -> !kept.contains(write)).forEach(Writes::succeed);
              return unsent;
            }));
    List<PendingWrite> added = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      added.add(add(Writes.patch(1 + i % 11)));
    }
    for (PendingWrite write : added) {
      assertThat(write.answer()).succeedsWithin(60, TimeUnit.SECONDS);
    }
    assertThat(faults).isEmpty();
    assertThat(stored).hasSize(added.size());
    for (long id = 1; id <= 11; id++) {
      long wanted = id;
      assertThat(stored.stream().filter(write -> write.id() == wanted).toList())
          .usingElementComparator((a, b) -> a == b ? 0 : 1)
          .isEqualTo(added.stream().filter(write -> write.id() == wanted).toList());
    }
  }
}
