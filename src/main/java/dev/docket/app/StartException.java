package dev.docket.app;

/// Docket cannot start, and the operator can do something about it; the message is one line that
/// says what.
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
