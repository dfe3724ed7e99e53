package dev.docket.maintenance.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One copy of the whole store.
///
/// @param finishedAt null while it is being made
/// @param bytes that it refers to; backups share what has not changed between them
public record Backup(
    String name,
    State state,
    Manifest manifest,
    Instant startedAt,
    @Nullable Instant finishedAt,
    long bytes) {

  /// How far it is.
  public enum State {
    RUNNING,
    DONE,
    /// Something is missing in it; it cannot be restored.
    FAILED
  }
}
