package dev.docket.opensearch;

/// The external engine is there and cannot be used as it is configured: no patience helps. The
/// message is one line that says what to do, for the operator.
public final class RefusedEngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedEngineException(String message, Exception cause) {
    super(message, cause);
  }
}
