package dev.docket.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.workspaces.Secret;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Slows down whoever tries keys: an address may try [#AT_ONCE] wrong ones, and then one more each
/// [#EACH]. Past that no key of it is looked at, right or wrong, but those that it has proved
/// before: whoever is at work behind the same address goes on.
///
/// Only different wrong keys count. A program that goes on with a revoked one guesses nothing.
final class Guesses {

  /// Wrong keys of one address that are looked at without delay.
  static final int AT_ONCE = 20;

  /// So long it takes until one more is looked at.
  static final Duration EACH = Duration.ofSeconds(10);

  private static final Duration REMEMBERED = Duration.ofHours(1);

  /// A provider gives each customer this much of an IPv6 address, and the rest is his to choose.
  private static final int NETWORK_BYTES = 8;

  private static final long EACH_NANOS = EACH.toNanos();
  private static final long MOST_NANOS = AT_ONCE * EACH_NANOS;

  private final Ticker ticker;

  private final Cache<String, Tries> tries;
  private final Cache<Tried, Boolean> outcomes;

  /// Held by whoever looks at a key first; gone when nobody waits for it.
  private final Cache<Tried, Semaphore> looking = Caffeine.newBuilder().weakValues().build();

  private final Counter wrong;
  private final Counter putOff;

  Guesses(Ticker ticker, MeterRegistry metrics) {
    this.ticker = ticker;
    this.tries =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(50_000)
            .expireAfterAccess(EACH.multipliedBy(AT_ONCE))
            .build();
    this.outcomes =
        Caffeine.newBuilder()
            .ticker(ticker)
            .maximumSize(50_000)
            .expireAfterAccess(REMEMBERED)
            .build();
    this.wrong = counter(metrics, "wrong");
    this.putOff = counter(metrics, "put off");
  }

  private static Counter counter(MeterRegistry metrics, String outcome) {
    return Counter.builder("docket.key.guesses")
        .description("Keys that are not valid, and keys that were not looked at because of them")
        .tag("outcome", outcome)
        .register(metrics);
  }

  /// Which address has tried what.
  private record Tried(String address, String digest) {}

  /// What a check of a key says, if it may be made.
  ///
  /// @param check throws [Problem.Unauthenticated] for a wrong key
  /// @throws ProblemException [Problem.TooManyTries]
  <T> T checked(InetAddress client, Secret secret, Supplier<T> check) {
    Tried tried = new Tried(network(client), secret.digest());
    Boolean before = outcomes.getIfPresent(tried);
    return before == null ? oneFirst(tried, check) : again(tried, before, check);
  }

  /// A crowd that comes with one new key, as after a restart, is one try: the others wait for what
  /// becomes of it. They do not wait in turns, for the store may be away.
  private <T> T oneFirst(Tried tried, Supplier<T> check) {
    Semaphore look = looking.get(tried, _ -> new Semaphore(1));
    boolean first = look.tryAcquire();
    if (!first) {
      look.acquireUninterruptibly();
      look.release();
    }
    try {
      Boolean known = outcomes.getIfPresent(tried);
      return known == null ? firstTime(tried, check) : again(tried, known, check);
    } finally {
      if (first) {
        look.release();
      }
    }
  }

  private <T> T again(Tried tried, boolean right, Supplier<T> check) {
    try {
      T answer = check.get();
      if (!right) {
        outcomes.put(tried, true);
      }
      return answer;
    } catch (ProblemException e) {
      if (right && isWrong(e)) {
        outcomes.put(tried, false);
      }
      throw e;
    }
  }

  private <T> T firstTime(Tried tried, Supplier<T> check) {
    Tries left = tries.get(tried.address(), _ -> new Tries(ticker.read()));
    // Before the check: of a thousand that are made at once none knows how the others will end.
    long wait = left.take(ticker.read());
    if (wait > 0) {
      putOff.increment();
      throw tooMany(wait);
    }
    boolean counts = false;
    try {
      T answer = check.get();
      outcomes.put(tried, true);
      return answer;
    } catch (ProblemException e) {
      if (isWrong(e)) {
        counts = true;
        outcomes.put(tried, false);
        wrong.increment();
      }
      throw e;
    } finally {
      if (!counts) {
        left.giveBack();
      }
    }
  }

  private static boolean isWrong(ProblemException e) {
    return e.problem() instanceof Problem.Unauthenticated;
  }

  private static ProblemException tooMany(long waitNanos) {
    int seconds = (int) Math.ceilDiv(waitNanos, Duration.ofSeconds(1).toNanos());
    return new ProblemException(
        new Problem.TooManyTries(
            "Too many wrong API keys have come from this address; it can try another in %d s."
                .formatted(seconds),
            seconds));
  }

  private static String network(InetAddress client) {
    return client instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), NETWORK_BYTES))
        : client.getHostAddress();
  }

  /// What an address has used up, as the time at which it will have all its tries back.
  private static final class Tries {

    private long full;

    Tries(long now) {
      this.full = now;
    }

    /// Takes one.
    ///
    /// @return the nanoseconds until there will be one, 0 when it has been taken
    synchronized long take(long now) {
      // By differences: the clock's numbers may wrap around.
      long owed = Math.max(full - now, 0) + EACH_NANOS;
      if (owed > MOST_NANOS) {
        return owed - MOST_NANOS;
      }
      full = now + owed;
      return 0;
    }

    synchronized void giveBack() {
      full -= EACH_NANOS;
    }
  }
}
