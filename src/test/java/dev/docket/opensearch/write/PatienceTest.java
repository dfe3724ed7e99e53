package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PatienceTest {

  @Test
  void a_write_that_is_not_confirmed_in_time_is_in_doubt() {
    try (Patience patience = new Patience(Duration.ofMillis(10))) {
      PendingWrite write = Writes.patch(1);
      patience.begin(List.of(write));
      assertThat(write.answer())
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableThat()
          .havingCause()
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    }
  }

  @Test
  void of_writes_that_came_together_only_those_without_answer_are_in_doubt() {
    try (Patience patience = new Patience(Duration.ofMillis(10))) {
      PendingWrite answered = Writes.patch(1);
      PendingWrite open = Writes.patch(2);
      Writes.succeed(answered);
      patience.begin(List.of(answered, open));
      assertThat(open.answer()).failsWithin(10, TimeUnit.SECONDS);
      assertThat(answered.answer())
          .isCompletedWithValueMatching(WriteResult.Stored.class::isInstance);
    }
  }

  @Test
  void who_waits_long_is_not_given_up_early() {
    try (Patience patience = new Patience(Duration.ofSeconds(60));
        Patience another = new Patience(Duration.ofMillis(10))) {
      PendingWrite patient = Writes.patch(1);
      PendingWrite impatient = Writes.patch(2);
      patience.begin(List.of(patient));
      another.begin(List.of(impatient));
      assertThat(impatient.answer()).failsWithin(10, TimeUnit.SECONDS);
      assertThat(patient.answer()).isNotDone();
    }
  }
}
