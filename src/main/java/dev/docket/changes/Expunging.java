package dev.docket.changes;

import java.util.Set;

/// Port: rewrites parts of the store, so that what was removed from them is no longer on its disks.
///
/// All methods throw [dev.docket.problem.ProblemException] when the store does not answer.
public interface Expunging {

  /// How far it is.
  sealed interface Progress {

    /// Under way.
    ///
    /// @param state what to ask for further progress with
    record Running(String state) implements Progress {}

    /// All is rewritten.
    record Done() implements Progress {}

    /// Broken off, by a restart for one; to be begun again.
    record Lost() implements Progress {}
  }

  /// Begins to rewrite these parts, and the small objects, among which are jobs and their orders.
  ///
  /// @param places as [Match] and [ErasedSpans] give them; those that are gone are left out
  Progress.Running begin(Set<String> places);

  /// Goes on.
  ///
  /// @param state of the last [Progress.Running]
  Progress progress(String state);
}
