package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {

  private static final int LARGEST = 1 << 20;

  private final BodyMemory memory = new BodyMemory(1, LARGEST, Duration.ofMillis(200));

  @Test
  void the_largest_body_fits_when_it_is_alone() {
    BodyMemory.Loan loan = memory.loan();
    loan.cover(10);
    loan.cover(LARGEST);
    loan.giveBack();
    memory.loan().cover(LARGEST);
  }

  @Test
  void a_body_waits_until_another_has_given_back() {
    BodyMemory patient = new BodyMemory(1, LARGEST, Duration.ofSeconds(30));
    BodyMemory.Loan first = patient.loan();
    first.cover(LARGEST);
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(() -> {
          patient.loan().cover(LARGEST);
          return true;
        });
    assertThat(second).isNotDone();
    first.giveBack();
    assertThat(second.join()).isTrue();
  }

  @Test
  void a_body_is_refused_when_others_keep_the_memory() {
    memory.loan().cover(LARGEST);
    assertThatThrownBy(() -> memory.loan().cover(1))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  @Test
  void a_body_that_has_waited_for_one_part_waits_less_for_the_next() throws Exception {
    Duration patience = Duration.ofSeconds(1);
    BodyMemory shared = new BodyMemory(1, LARGEST, patience);
    shared.loan().cover(LARGEST / 2);
    BodyMemory.Loan passing = shared.loan();
    passing.cover(LARGEST / 2);
    Duration held = Duration.ofMillis(600);
    Thread giving =
        Thread.startVirtualThread(() -> {
          LockSupport.parkNanos(held.toNanos());
          passing.giveBack();
        });
    BodyMemory.Loan loan = shared.loan();
    long start = System.nanoTime();
    loan.cover(1_024);
    assertThatThrownBy(() -> loan.cover(LARGEST)).isInstanceOf(ProblemException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(patience.plus(held));
    giving.join();
  }

  @Test
  void what_is_given_back_twice_counts_once() {
    BodyMemory.Loan loan = memory.loan();
    loan.cover(LARGEST);
    loan.giveBack();
    loan.giveBack();
    memory.loan().cover(LARGEST);
    assertThatThrownBy(() -> memory.loan().cover(1)).isInstanceOf(ProblemException.class);
  }
}
