package dev.docket.maintenance.backups;

/// A backup that was not, or not wholly, brought back; the message is one line that says why.
public final class NotRestoredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotRestoredException(String message) {
    super(message);
  }
}
