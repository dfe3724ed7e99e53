package dev.docket.client.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * Which calls are sent again, and after which pause: the whole decision is here.
 *
 * @param retries how often at most, after the first try
 * @param first the pause before the first retry; each further one is twice as long
 * @param longest the longest pause that is not asked for by the server
 */
public record RetryPolicy(int retries, Duration first, Duration longest) {

  /** The pause before the next try; empty when there is none. */
  Optional<Duration> after(int tries, ApiCall call, ApiReply reply, DoubleSupplier random) {
    if (tries > retries || !again(call, reply.status())) {
      return Optional.empty();
    }
    Duration backoff = backoff(tries, random);
    return Optional.of(
        reply.retryAfter().filter(asked -> asked.compareTo(backoff) > 0).orElse(backoff));
  }

  /** The pause before the next try after one without an answer; empty when there is none. */
  Optional<Duration> after(int tries, ApiCall call, Throwable failure, DoubleSupplier random) {
    if (tries > retries || !again(call, cause(failure))) {
      return Optional.empty();
    }
    return Optional.of(backoff(tries, random));
  }

  private static boolean again(ApiCall call, int status) {
    return switch (status) {
      case 429 -> true;
      // The write may have been made, and its answer lost on the way.
      case 500, 502, 503, 504 -> call.resend() == Resend.HARMLESS;
      default -> false;
    };
  }

  private static boolean again(ApiCall call, Throwable failure) {
    if (failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof HttpConnectTimeoutException) {
      return true;
    }
    boolean lost =
        failure instanceof IOException
            || failure instanceof HttpTimeoutException
            || failure instanceof TimeoutException;
    return lost && call.resend() == Resend.HARMLESS;
  }

  /** Between half of it and all of it, so that those who failed together do not return together. */
  private Duration backoff(int tries, DoubleSupplier random) {
    double full = (double) first.toMillis() * Math.pow(2, tries - 1);
    double bounded = Math.min(full, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (0.5 + random.getAsDouble() / 2)));
  }

  static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
