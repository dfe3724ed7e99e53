package dev.docket.pricing;

/// A price file that cannot be used; the message is one line that names the file, the entry and
/// what is wrong, for the operator.
public final class PriceFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PriceFileException(String message) {
    super(message);
  }
}
