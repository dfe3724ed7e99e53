package dev.docket.changes;

import java.util.Set;

/// Port: rewrites parts of the store, so that what was removed from them is no longer on its disks.
///
/// All methods throw [dev.docket.problem.ProblemException] when the store does not answer.
public interface Expunging {

  /// How far it is.
  enum Progress {
    RUNNING,
    DONE,
    /// Broken off, by a restart for one; to be begun again.
    LOST
  }

  /// Begins to rewrite these parts, and the small objects, among which are jobs and their orders.
  ///
  /// @param places as [Match] and [ErasedSpans] give them; those that are gone are left out
  /// @return what to ask for its progress with
  String begin(Set<String> places);

  Progress progress(String begun);
}
