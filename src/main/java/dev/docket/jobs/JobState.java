package dev.docket.jobs;

import java.util.Locale;

/// Where a job stands. The last three are for good.
public enum JobState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /// As it is written: `queued`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state that is written so.
  ///
  /// @throws IllegalArgumentException when there is none
  public static JobState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// Whether nothing more happens.
  public boolean isOver() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case DONE, FAILED, CANCELLED -> true;
    };
  }
}
