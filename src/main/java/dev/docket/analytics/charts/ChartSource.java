package dev.docket.analytics.charts;

import dev.docket.analytics.TimeBuckets;
import dev.docket.filter.Filter;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.util.List;

/// Port: counts what charts show.
public interface ChartSource {

  /// What each of the charts shows, in their order. Never a part of an answer.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when they are too large,
  ///   [dev.docket.problem.Problem.Unavailable] when the engine cannot see everything
  List<ChartData> find(WorkspaceId workspace, Question question);

  /// What is asked.
  ///
  /// @param selected what all the charts are about
  /// @param time the buckets of those over time
  record Question(Filter selected, TimeBuckets.Asked time, List<Chart> charts) {

    public Question {
      charts = List.copyOf(charts);
    }
  }
}
