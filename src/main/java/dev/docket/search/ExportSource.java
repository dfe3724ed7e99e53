package dev.docket.search;

import dev.docket.filter.Selection;
import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Set;

/// Port: goes through a selection by id. Nothing is kept open between two pages.
public interface ExportSource {

  /// What there is to go through, as one search sees it.
  ///
  /// @param untilId larger ids do not count
  /// @param keys how many of the most used metadata keys are wanted; they cost
  /// @throws dev.docket.problem.ProblemException [Problem.Unavailable] when it cannot see
  ///   everything
  Extent extent(WorkspaceId workspace, Selection selection, long untilId, int keys);

  /// The next requests by id, ascending; none when there are no more. There may be fewer than asked
  /// for where they are large, but never none while there are more.
  ///
  /// @throws dev.docket.problem.ProblemException [Problem.Unavailable] when it cannot see
  ///   everything
  List<FoundRequest> page(WorkspaceId workspace, Stretch stretch, int most);

  /// How much there is.
  ///
  /// @param lastId the largest id of all, 0 when there is none
  /// @param keys metadata keys, those that most requests have first
  record Extent(long total, long lastId, List<String> keys) {

    public Extent {
      keys = List.copyOf(keys);
    }
  }

  /// A part of a selection.
  ///
  /// @param afterId the ids are larger
  /// @param untilId and not beyond this one
  record Stretch(Selection selection, Set<Include> include, long afterId, long untilId) {

    Stretch from(long id) {
      return new Stretch(selection, include, id, untilId);
    }
  }
}
