package dev.docket.node;

/// A data folder that cannot be used; the message says why, in one line, for the operator.
public final class UnusableFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableFolderException(String message) {
    super(message);
  }
}
