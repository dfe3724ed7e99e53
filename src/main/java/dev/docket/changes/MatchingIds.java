package dev.docket.changes;

import dev.docket.filter.Filter;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.List;

/// Port: walks what a filter matches, by id.
///
/// All methods throw [dev.docket.problem.ProblemException] of
/// [dev.docket.problem.Problem.Unavailable] when a part of the store does not answer: what is
/// missing would be passed over for good.
public interface MatchingIds {

  /// How many match, exactly.
  long count(WorkspaceId workspace, Filter filter);

  /// The next ones, by id.
  ///
  /// @param after only those with a greater id
  /// @param until only those with no greater id
  /// @param most how many at most
  List<Match> next(
      WorkspaceId workspace, Filter filter, RequestId after, RequestId until, int most);
}
