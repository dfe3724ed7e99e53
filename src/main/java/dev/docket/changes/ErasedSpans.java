package dev.docket.changes;

import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Set;

/// Port: removes the spans of requests that are erased. Spans hold the same texts.
public interface ErasedSpans {

  /// What was removed.
  ///
  /// @param places the parts of the store that held it, in the store's own words
  record Removed(long spans, Set<String> places) {

    public static final Removed NOTHING = new Removed(0, Set.of());

    public Removed {
      places = Set.copyOf(places);
    }
  }

  /// Removes the spans by which these requests were logged, and all spans of those of their traces
  /// that no request is left of. No search may see these requests any more.
  ///
  /// @throws dev.docket.problem.ProblemException when the store does not answer as a whole; some
  ///   may be removed then
  Removed remove(WorkspaceId workspace, List<Match> erased);
}
