package dev.docket.search;

import java.util.List;

/// Why an answer is only a part of one.
///
/// @param partitions the indices that are not in it, or not wholly; empty when that is not known
public record Incomplete(List<String> partitions, Reason reason) {

  public Incomplete {
    partitions = List.copyOf(partitions);
  }

  /// What came between.
  public enum Reason {
    /// Time was over before everything was looked at.
    TIMEOUT,
    /// Something of the store could not be asked.
    UNAVAILABLE
  }
}
