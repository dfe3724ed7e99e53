package dev.docket.client.transport;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One call of the server's API; never changes, so that a resend is the same bytes. */
public final class ApiCall {

  private final String method;
  private final String path;
  private final byte[] body;
  private final Map<String, String> headers;
  private final Resend resend;
  private final Deadline deadline;

  private ApiCall(
      String method, String path, byte[] body, Map<String, String> headers, Attempts attempts) {
    this.method = method;
    this.path = path;
    this.body = body;
    this.headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    this.resend = attempts.resend();
    this.deadline = attempts.deadline();
  }

  /** How often, and for how long. */
  private record Attempts(Resend resend, Deadline deadline) {}

  /**
   * A call that reads.
   *
   * @param path begins with a slash, is encoded, and may have a query
   */
  public static ApiCall get(String path, Deadline deadline) {
    return new ApiCall("GET", path, null, Map.of(), new Attempts(Resend.HARMLESS, deadline));
  }

  /**
   * A call that sends JSON.
   *
   * @param path begins with a slash, is encoded, and may have a query
   * @param json the body; not copied, so it must not be changed
   */
  public static ApiCall post(String path, byte[] json, Resend resend, Deadline deadline) {
    return new ApiCall(
        "POST",
        path,
        json,
        Map.of("Content-Type", "application/json"),
        new Attempts(resend, deadline));
  }

  /** The same call with one more header. */
  public ApiCall with(String header, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(header, value);
    return new ApiCall(method, path, body, all, new Attempts(resend, deadline));
  }

  /** GET or POST. */
  public String method() {
    return method;
  }

  /** The path below the base URL, with its query. */
  public String path() {
    return path;
  }

  /** The body, if there is one; not a copy. */
  public Optional<byte[]> body() {
    return Optional.ofNullable(body);
  }

  /** The headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** What a resend would do. */
  public Resend resend() {
    return resend;
  }

  /** When it is too late for an answer. */
  public Deadline deadline() {
    return deadline;
  }

  /** Method and path, nothing of what is sent. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
