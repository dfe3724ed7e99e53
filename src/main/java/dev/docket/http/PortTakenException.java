package dev.docket.http;

/// The server cannot listen where it was told to; the message says why, in one line, for the
/// operator.
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTakenException(HttpSettings settings, Throwable cause) {
    super(
        "cannot listen on port %d of %s: %s"
            .formatted(settings.port(), settings.host(), reason(cause)),
        cause);
  }

  /// Javalin's own message advises to edit its configuration in code.
  private static String reason(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage());
  }
}
