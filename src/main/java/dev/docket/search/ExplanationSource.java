package dev.docket.search;

import dev.docket.requests.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Port: counts what explains an empty search.
public interface ExplanationSource {

  /// Counts everything at once. Never a part of it: an engine that cannot see everything is
  /// [dev.docket.problem.Problem.Unavailable].
  Counts count(WorkspaceId workspace, ExplanationQuery query);

  /// What was counted.
  ///
  /// @param parts one for each part of the query, in its order
  /// @param whole all that was asked for, in the range and outside it
  record Counts(List<Count> parts, long whole) {

    public Counts {
      parts = List.copyOf(parts);
    }
  }

  /// Of one condition, in the range.
  ///
  /// @param alone requests of which it is true
  /// @param without requests of which all the others are true
  /// @param nearest what may have been meant, when it is true of none
  record Count(long alone, long without, @Nullable Nearest nearest) {}

  /// A key or a value that exists.
  sealed interface Nearest {

    /// How many requests have it, in the range.
    long requests();

    record Key(String key, long requests) implements Nearest {}

    record Value(String value, long requests) implements Nearest {}
  }
}
