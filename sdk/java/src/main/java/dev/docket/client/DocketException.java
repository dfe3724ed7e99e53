package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a call to Docket has no result. What can happen is complete: every failure is one of the
 * nested classes. None of them ever holds an API key.
 */
public abstract sealed class DocketException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  DocketException(String message, Throwable cause, int status) {
    super(message, cause);
    this.status = status;
  }

  /** The HTTP status; empty when there was no answer. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The server does not know the API key. */
  public static final class Authentication extends DocketException {
    private static final long serialVersionUID = 1;

    Authentication(String message) {
      super(message, null, 401);
    }
  }

  /** The API key's role is too small for this. */
  public static final class PermissionDenied extends DocketException {
    private static final long serialVersionUID = 1;

    PermissionDenied(String message) {
      super(message, null, 403);
    }
  }

  /** There is no such request, prompt or route, at least not for this API key. */
  public static final class NotFound extends DocketException {
    private static final long serialVersionUID = 1;

    NotFound(String message) {
      super(message, null, 404);
    }
  }

  /** The server has refused what was sent; the same again would be refused again. */
  public static final class InvalidRequest extends DocketException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    InvalidRequest(String message, int status, Fault fault) {
      super(message, null, status);
      this.fault = fault;
    }

    /** Where it was wrong. */
    public Fault fault() {
      return fault;
    }
  }

  /** Too many calls: every retry that the settings allow was refused, too. */
  public static final class RateLimited extends DocketException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    RateLimited(String message, Duration retryAfter) {
      super(message, null, 429);
      this.retryAfter = retryAfter;
    }

    /** The pause that the server has asked for last. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** The server, or what is in front of it, is in trouble: a status of 500 or more, to the last. */
  public static final class Unavailable extends DocketException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    Unavailable(String message, int status, Duration retryAfter) {
      super(message, null, status);
      this.retryAfter = retryAfter;
    }

    /** The pause that the server has asked for last. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /** The server could not be reached, or the connection broke before the whole answer was there. */
  public static final class Connection extends DocketException {
    private static final long serialVersionUID = 1;

    Connection(String message, Throwable cause) {
      super(message, cause, 0);
    }
  }

  /** The answer took longer than the settings allow. */
  public static final class Timeout extends DocketException {
    private static final long serialVersionUID = 1;

    Timeout(String message, Throwable cause) {
      super(message, cause, 0);
    }
  }

  /** The answer is not Docket's: a page of HTML, a redirect, garbage. Often the URL is wrong. */
  public static final class UnexpectedReply extends DocketException {
    private static final long serialVersionUID = 1;

    UnexpectedReply(String message, int status) {
      super(message, null, status);
    }
  }

  /** The thread was interrupted while it waited; it stays interrupted. */
  public static final class Interrupted extends DocketException {
    private static final long serialVersionUID = 1;

    Interrupted(InterruptedException cause) {
      super("interrupted while waiting for the answer", cause, 0);
    }
  }

  /** The model has answered, but its answer could not be logged. The answer is not lost. */
  public static final class RunNotLogged extends DocketException {
    private static final long serialVersionUID = 1;

    private final transient JsonNode response;

    RunNotLogged(JsonNode response, DocketException cause) {
      super(
          "the model has answered, but this is not logged: " + cause.getMessage(),
          cause,
          cause.status().orElse(0));
      this.response = response;
    }

    /** What the model has answered. */
    public JsonNode response() {
      return response;
    }
  }

  /** A write in the background was given up; the message says why. */
  public static final class Undelivered extends DocketException {
    private static final long serialVersionUID = 1;

    Undelivered(String message, Throwable cause) {
      super(message, cause, 0);
    }
  }
}
