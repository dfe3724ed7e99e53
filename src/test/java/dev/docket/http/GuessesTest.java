package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.workspaces.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many keys an address may try, and who is not held up by it.
final class GuessesTest {

  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");

  private static final Secret RIGHT = new Secret("the right key");

  /// About to wrap around, as the JVM's clock may be.
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Guesses guesses = new Guesses(now::get, metrics);
  private final AtomicInteger checks = new AtomicInteger();

  private String tried(InetAddress client, Secret secret) {
    try {
      return guesses.checked(client, secret, () -> check(secret));
    } catch (ProblemException e) {
      return switch (e.problem()) {
        case Problem.Unauthenticated _ -> "wrong";
        case Problem.TooManyTries late -> "in " + late.retryAfterSeconds();
        default -> throw e;
      };
    }
  }

  private String check(Secret secret) {
    checks.incrementAndGet();
    if (secret.equals(RIGHT)) {
      return "right";
    }
    throw new ProblemException(new Problem.Unauthenticated("wrong"));
  }

  private void exhaust(InetAddress client) {
    for (int i = 0; i < Guesses.AT_ONCE; i++) {
      assertThat(tried(client, new Secret("guess " + i))).isEqualTo("wrong");
    }
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void past_the_first_ones_keys_are_looked_at_one_by_one() {
    exhaust(HERE);
    int looked = checks.get();
    assertThat(tried(HERE, new Secret("one more"))).isEqualTo("in 10");
    pass(Duration.ofSeconds(4));
    assertThat(tried(HERE, new Secret("one more"))).isEqualTo("in 6");
    assertThat(checks).hasValue(looked);
    pass(Duration.ofSeconds(6));
    assertThat(tried(HERE, new Secret("one more"))).isEqualTo("wrong");
    assertThat(tried(HERE, new Secret("yet another"))).isEqualTo("in 10");
    assertThat(metrics.get("docket.key.guesses").tag("outcome", "wrong").counter().count())
        .isEqualTo(Guesses.AT_ONCE + 1);
    assertThat(metrics.get("docket.key.guesses").tag("outcome", "put off").counter().count())
        .isEqualTo(3);
  }

  /// Else a right guess would be told from the wrong ones at full speed.
  @Test
  void a_right_key_that_the_address_has_never_used_waits_too() {
    exhaust(HERE);
    assertThat(tried(HERE, RIGHT)).isEqualTo("in 10");
  }

  @Test
  void a_key_that_the_address_has_used_goes_on() {
    assertThat(tried(HERE, RIGHT)).isEqualTo("right");
    exhaust(HERE);
    assertThat(tried(HERE, RIGHT)).isEqualTo("right");
  }

  @Test
  void the_same_wrong_key_counts_once() {
    for (int i = 0; i < 10 * Guesses.AT_ONCE; i++) {
      assertThat(tried(HERE, new Secret("revoked"))).isEqualTo("wrong");
    }
    assertThat(tried(HERE, RIGHT)).isEqualTo("right");
  }

  @Test
  void right_keys_use_nothing_up() {
    for (int i = 0; i < 10 * Guesses.AT_ONCE; i++) {
      assertThat(guesses.checked(HERE, new Secret("key " + i), () -> "right")).isEqualTo("right");
    }
  }

  @Test
  void what_fails_for_another_reason_uses_nothing_up() {
    for (int i = 0; i < 10 * Guesses.AT_ONCE; i++) {
      Secret secret = new Secret("key " + i);
      assertThatThrownBy(() ->
              guesses.checked(
                  HERE,
                  secret,
                  () -> {
                    throw ProblemException.unavailable("The engine is away.", 2);
                  }))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    }
    assertThat(tried(HERE, RIGHT)).isEqualTo("right");
  }

  @Test
  void other_addresses_are_not_held_up() {
    exhaust(HERE);
    assertThat(tried(InetAddress.ofLiteral("192.0.2.2"), RIGHT)).isEqualTo("right");
  }

  @Test
  void all_addresses_of_one_ipv6_customer_are_one() {
    for (int i = 0; i < Guesses.AT_ONCE; i++) {
      tried(InetAddress.ofLiteral("2001:db8:0:7::" + i), new Secret("guess " + i));
    }
    assertThat(tried(InetAddress.ofLiteral("2001:db8:0:7:ffff::1"), RIGHT)).isEqualTo("in 10");
    assertThat(tried(InetAddress.ofLiteral("2001:db8:0:8::1"), RIGHT)).isEqualTo("right");
  }

  @Test
  void after_a_silence_an_address_may_begin_again() {
    exhaust(HERE);
    pass(Guesses.EACH.multipliedBy(Guesses.AT_ONCE));
    for (int i = 0; i < Guesses.AT_ONCE; i++) {
      assertThat(tried(HERE, new Secret("another guess " + i))).isEqualTo("wrong");
    }
    assertThat(tried(HERE, RIGHT)).isEqualTo("in 10");
  }

  @Test
  void guesses_that_are_made_at_the_same_time_are_no_more() throws Exception {
    List<Callable<String>> calls =
        IntStream.range(0, 500)
            .mapToObj(i -> (Callable<String>) () -> tried(HERE, new Secret("guess " + i)))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(calls).stream().filter(call -> call.resultNow().equals("wrong")))
          .hasSize(Guesses.AT_ONCE);
    }
    assertThat(checks).hasValue(Guesses.AT_ONCE);
  }

  @Test
  void a_crowd_with_one_right_key_that_is_new_here_is_not_held_up() throws Exception {
    int crowd = 5 * Guesses.AT_ONCE;
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch there = new CountDownLatch(crowd);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> call =
          () -> {
            there.countDown();
            return guesses.checked(
                HERE,
                RIGHT,
                () -> {
                  awaitUninterruptibly(answered);
                  return "right";
                });
          };
      var calls = IntStream.range(0, crowd).mapToObj(_ -> callers.submit(call)).toList();
      there.await();
      answered.countDown();
      for (var each : calls) {
        assertThat(each.get()).isEqualTo("right");
      }
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
