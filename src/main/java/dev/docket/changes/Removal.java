package dev.docket.changes;

import dev.docket.requests.RequestWriter;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Removes requests, and the spans that belong to them.
final class Removal {

  private final Portions portions;
  private final Unseen unseen;
  private final ErasedSpans spans;

  /// What removes.
  ///
  /// @param writer lets callers go first
  Removal(RequestWriter writer, Visibility visibility, ErasedSpans spans) {
    this.portions = new Portions(writer);
    this.unseen = new Unseen(visibility);
    this.spans = spans;
  }

  /// What was removed.
  ///
  /// @param requests those that are gone, also those that were gone already: an earlier try of the
  ///   same step has removed them
  /// @param places the parts of the store that held them, in the store's own words
  /// @param going their spans, which are still there
  record Removed(long requests, Set<String> places, ErasedSpans.Going going) {}

  /// Waits until searches see everything that is acknowledged now.
  void awaitVisible() throws InterruptedException {
    unseen.await();
  }

  /// Removes a page of matches; returns when that is durable.
  ///
  /// @throws dev.docket.problem.ProblemException [dev.docket.problem.Problem.Unavailable] when it
  ///   cannot be done now; some of it may be done then
  Removed remove(WorkspaceId workspace, List<Match> matches) throws InterruptedException {
    long failed =
        portions
            .write(matches, match -> List.<Write>of(new Write.Erase(workspace, match.id())))
            .stream()
            .filter(fate -> fate.failure().isPresent())
            .count();
    Set<String> places = new TreeSet<>();
    matches.forEach(match -> places.add(match.place()));
    return new Removed(matches.size() - failed, places, going(workspace, matches));
  }

  private ErasedSpans.Going going(WorkspaceId workspace, List<Match> erased)
      throws InterruptedException {
    List<Match> traced =
        erased.stream().filter(match -> match.spanId() != null || match.traceId() != null).toList();
    if (traced.isEmpty()) {
      return ErasedSpans.Going.NOTHING;
    }
    unseen.await();
    return spans.of(workspace, traced);
  }

  /// Removes the spans of a page that is removed itself; may be done twice.
  ///
  /// @throws dev.docket.problem.ProblemException as of [#remove]
  void remove(WorkspaceId workspace, ErasedSpans.Going going) {
    spans.remove(workspace, going);
  }
}
