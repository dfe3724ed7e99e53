package dev.docket.analytics.unpriced;

import dev.docket.filter.Filter;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.util.List;

/// Port: finds the models of requests.
public interface UnpricedModels {

  /// The models of the requests of which the filter is true, the one with most requests first.
  /// Never a part of an answer: an engine that cannot see everything is
  /// [dev.docket.problem.Problem.Unavailable].
  ///
  /// @param most so many models at most
  Found find(WorkspaceId workspace, Filter filter, int most);

  /// Models, and what is beyond them.
  ///
  /// @param matched requests of which the filter is true
  /// @param beyond those of models that are not among these
  /// @param exact whether the counts are, and so the order
  record Found(long matched, List<Model> models, long beyond, boolean exact) {

    public static final Found NOTHING = new Found(0, List.of(), 0, true);

    public Found {
      models = List.copyOf(models);
    }
  }

  /// A model of a provider.
  ///
  /// @param provider as clients gave it, empty when they gave none
  /// @param engine its name, empty when nothing names it
  /// @param lastSeen when the last of the requests began, to the millisecond
  record Model(
      String provider,
      String engine,
      long requests,
      long inputTokens,
      long outputTokens,
      Instant lastSeen) {}
}
