package dev.docket.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResendsTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
  private static final ResendKey BYTES =
      ResendKey.ofBody(WORKSPACE, "log-request", "{}".getBytes(StandardCharsets.UTF_8));
  private static final ResendKey NAMED = ResendKey.ofName(WORKSPACE, "log-request", "order 7");

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong ids = new AtomicLong();
  private final Resends resends = new Resends(nanos::get);

  private Resends.Try attempt(ResendKey key) {
    return resends.attempt(
        key,
        () -> {
          long id = ids.incrementAndGet();
          return new Resends.Try(new RequestId(id), "token " + id, new CompletableFuture<>());
        });
  }

  private static void inDoubt(Resends.Try attempt) {
    attempt.stored().completeExceptionally(ProblemException.unavailable("not confirmed", 2));
  }

  @Test
  void while_the_first_try_runs_a_second_waits_for_its_answer() {
    Resends.Try first = attempt(BYTES);
    Resends.Try second = attempt(BYTES);
    assertThat(second).isSameAs(first);
    assertThat(first.claim()).isTrue();
    assertThat(second.claim()).isFalse();
  }

  @Test
  void after_doubt_the_same_id_and_token_are_created_again() {
    Resends.Try first = attempt(BYTES);
    assertThat(first.claim()).isTrue();
    inDoubt(first);
    Resends.Try second = attempt(BYTES);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.writeToken()).isEqualTo(first.writeToken());
    assertThat(second.claim()).isTrue();
  }

  @Test
  void after_a_good_answer_the_same_bytes_are_a_new_request() {
    Resends.Try first = attempt(BYTES);
    first.stored().complete(first.id());
    assertThat(attempt(BYTES).id()).isNotEqualTo(first.id());
  }

  @Test
  void after_a_refusal_the_same_bytes_are_a_new_request() {
    Resends.Try first = attempt(BYTES);
    first.stored().completeExceptionally(ProblemException.invalid("/model", "wrong"));
    assertThat(attempt(BYTES).id()).isNotEqualTo(first.id());
  }

  @Test
  void an_answer_that_did_not_arrive_leaves_doubt_about_the_id_that_was_stored() {
    Resends.Try first = attempt(BYTES);
    RequestId drawnAgain = new RequestId(99);
    first.stored().complete(drawnAgain);
    resends.unanswered(BYTES);
    Resends.Try second = attempt(BYTES);
    assertThat(second.id()).isEqualTo(drawnAgain);
    assertThat(second.writeToken()).isEqualTo(first.writeToken());
    assertThat(second.claim()).isTrue();
  }

  @Test
  void a_name_gets_its_first_id_again_for_two_minutes() {
    Resends.Try first = attempt(NAMED);
    first.stored().complete(first.id());
    resends.answered(NAMED);
    nanos.addAndGet(Duration.ofSeconds(119).toNanos());
    assertThat(attempt(NAMED).stored().join()).isEqualTo(first.id());
    nanos.addAndGet(Duration.ofSeconds(119).toNanos());
    assertThat(attempt(NAMED).id()).isNotEqualTo(first.id());
  }

  @Test
  void doubt_ends_after_two_minutes() {
    Resends.Try first = attempt(BYTES);
    inDoubt(first);
    nanos.addAndGet(Resends.REMEMBERED.toNanos());
    assertThat(attempt(BYTES).id()).isNotEqualTo(first.id());
  }

  @Test
  void a_running_try_survives_the_good_answer_of_another_that_shares_its_key() {
    Resends.Try first = attempt(BYTES);
    resends.answered(BYTES);
    assertThat(attempt(BYTES)).isSameAs(first);
  }

  @Test
  void any_number_of_answered_calls_leaves_the_doubt_about_one_in_memory() {
    Resends.Try first = attempt(BYTES);
    inDoubt(first);
    for (int i = 0; i < 300_000; i++) {
      ResendKey other = BYTES.item(i);
      Resends.Try passing = attempt(other);
      passing.stored().complete(passing.id());
      resends.answered(other);
    }
    assertThat(attempt(BYTES).id()).isEqualTo(first.id());
  }

  @Test
  void after_any_number_of_answered_calls_the_next_doubt_is_still_remembered() {
    for (int i = 0; i < 300_000; i++) {
      ResendKey other = BYTES.item(i);
      Resends.Try passing = attempt(other);
      passing.stored().complete(passing.id());
      resends.answered(other);
    }
    for (int i = 0; i < 10_000; i++) {
      ResendKey doubtful = NAMED.item(i);
      Resends.Try attempt = attempt(doubtful);
      inDoubt(attempt);
    }
    int remembered = 0;
    for (int i = 0; i < 10_000; i++) {
      long before = ids.get();
      attempt(NAMED.item(i));
      remembered += ids.get() == before ? 1 : 0;
    }
    assertThat(remembered).isEqualTo(10_000);
  }

  @Test
  void keys_tell_workspaces_routes_bodies_names_and_items_apart() {
    byte[] body = "a".getBytes(StandardCharsets.UTF_8);
    assertThat(
            Set.of(
                ResendKey.ofBody(WORKSPACE, "log-request", body).digest(),
                ResendKey.ofBody(new WorkspaceId(2), "log-request", body).digest(),
                ResendKey.ofBody(WORKSPACE, "track-request", body).digest(),
                ResendKey.ofBody(WORKSPACE, "log-request", new byte[0]).digest(),
                ResendKey.ofName(WORKSPACE, "log-request", "a").digest(),
                ResendKey.ofBody(WORKSPACE, "log-request", body).item(0).digest(),
                ResendKey.ofBody(WORKSPACE, "log-request", body).item(1).digest()))
        .hasSize(7);
  }
}
