package dev.docket.opensearch;

import java.nio.file.Path;

/// The file of certificates to trust cannot be used; the message says why, in one line, for the
/// operator.
public final class UnreadableCertificatesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableCertificatesException(Path file, Exception cause) {
    super(
        "%s holds no certificates that can be read: %s".formatted(file, cause.getMessage()), cause);
  }

  UnreadableCertificatesException(Path file) {
    super(file + " holds no certificates");
  }
}
