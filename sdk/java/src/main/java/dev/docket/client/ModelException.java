package dev.docket.client;

/** A call of a model that has gone wrong. */
public class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorType type;
  private final int status;

  /** One of a kind. */
  public ModelException(ErrorType type, String message, Throwable cause) {
    this(type, message, cause, 0);
  }

  ModelException(ErrorType type, String message, Throwable cause, int status) {
    super(message, cause);
    this.type = type;
    this.status = status;
  }

  /** What kind of error it is, as it is logged. */
  public ErrorType type() {
    return type;
  }

  /** The HTTP status of the provider; 0 when there was no answer. */
  public int status() {
    return status;
  }
}
