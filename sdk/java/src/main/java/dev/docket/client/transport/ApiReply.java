package dev.docket.client.transport;

import java.time.Duration;
import java.util.Optional;

/** What a server, or something in front of it, has answered; whole, whatever it is. */
public final class ApiReply {

  private final int status;
  private final byte[] body;
  private final Duration retryAfter;

  private ApiReply(int status, byte[] body, Duration retryAfter) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** An answer; the body is not copied. */
  public static ApiReply of(int status, byte[] body) {
    return new ApiReply(status, body, null);
  }

  /** The same answer, which asks for a pause before the next try. */
  public ApiReply retryAfter(Duration pause) {
    return new ApiReply(status, body, pause);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The body; not a copy. */
  public byte[] body() {
    return body;
  }

  /** The pause that the server has asked for. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
