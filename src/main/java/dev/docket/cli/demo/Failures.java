package dev.docket.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// What goes wrong: a few errors always, one bad evening of a provider, and one release that is
/// slow in one region. So there is something to find.
final class Failures {

  private static final double USUAL = 0.025;
  private static final double OUTAGE = 0.55;
  private static final List<Failure> ALL = List.of(Failure.values());

  private final RandomGenerator random;
  private final Instant end;
  private final Instant outage;
  private final Zipf kinds = new Zipf(ALL.size(), 0.9);

  Failures(RandomGenerator random, Instant end) {
    this.random = random;
    this.end = end;
    this.outage = end.minus(Duration.ofDays(5)).minus(Duration.ofHours(2));
  }

  /// Why a call went wrong, with what the provider said.
  private enum Failure {
    PROVIDER_RATE_LIMIT("429 Too Many Requests: rate limit reached for requests, try again in 12s"),
    PROVIDER_TIMEOUT("the model did not answer within 60 seconds"),
    PROVIDER_ERROR("500 Internal Server Error: the server had an error while processing"),
    PROVIDER_QUOTA_LIMIT("You exceeded your current quota, please check your plan and billing"),
    PROVIDER_AUTH_ERROR("401 Unauthorized: incorrect API key provided"),
    UNKNOWN_ERROR("connection reset by peer");

    private final String message;

    Failure(String message) {
      this.message = message;
    }
  }

  /// Makes a body a failed one, or leaves it.
  ///
  /// @return whether it did
  boolean into(ObjectNode body, Model model, Visitor visitor, Instant at) {
    double chance =
        model.provider().equals("anthropic") && outage(at)
            ? OUTAGE
            : slow(visitor, at) ? 4 * USUAL : USUAL;
    if (random.nextDouble() < chance) {
      fail(body, failure(visitor, at));
      return true;
    }
    if (random.nextInt(100) == 0) {
      body.put("status", "WARNING");
      body.put("error_type", "VARIABLE_MISSING_OR_EMPTY");
      body.put("error_message", "the variable customer_name is empty");
    }
    return false;
  }

  private Failure failure(Visitor visitor, Instant at) {
    if (outage(at)) {
      return Failure.PROVIDER_RATE_LIMIT;
    }
    if (slow(visitor, at) && random.nextBoolean()) {
      return Failure.PROVIDER_TIMEOUT;
    }
    return ALL.get(kinds.pick(random));
  }

  private static void fail(ObjectNode body, Failure failure) {
    body.put("status", "ERROR");
    body.put("error_type", failure.name());
    body.put("error_message", failure.message);
    ObjectNode output = body.putObject("output");
    output.put("type", "chat").putArray("messages");
  }

  /// How many times slower than usual a call is.
  double slowness(Visitor visitor, Instant at) {
    return slow(visitor, at) ? 2.8 : 1;
  }

  private boolean slow(Visitor visitor, Instant at) {
    return visitor.region().equals("us-west") && Visitor.release(at, end).equals("2026.11.1");
  }

  private boolean outage(Instant at) {
    return at.isAfter(outage) && at.isBefore(outage.plus(Duration.ofHours(5)));
  }
}
