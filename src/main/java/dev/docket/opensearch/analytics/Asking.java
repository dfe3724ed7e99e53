package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Filter;
import dev.docket.opensearch.Turns;
import dev.docket.opensearch.query.Counting;
import dev.docket.opensearch.query.FilterToQuery;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.Duration;
import java.util.function.Supplier;
import org.opensearch.client.opensearch._types.query_dsl.Query;
import org.opensearch.client.opensearch.core.SearchResponse;

/// Asks questions of one workspace's requests: as many searches as their [Step]s take, within one
/// time limit for all of them, and not too many questions at a time.
public final class Asking {

  private final Counting counting;
  private final Turns door;
  private final Duration timeout;

  /// Asks by what counts.
  ///
  /// @param timeout for a whole question, the time in which it waits for its turn not included
  public Asking(Counting counting, Turns door, Duration timeout) {
    this.counting = counting;
    this.door = door;
    this.timeout = timeout;
  }

  /// The answer about the requests of which the filter is true.
  ///
  /// @param nothing the answer when there are none: then nothing is left to count
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when it cannot be whole or
  ///   takes too long, [dev.docket.problem.Problem.Refused] when it would be too large
  <T> T ask(WorkspaceId workspace, Filter selected, Step<T> question, Supplier<T> nothing) {
    return ask(workspace, FilterToQuery.of(selected), question, nothing);
  }

  /// The same of the requests that a query finds.
  <T> T ask(WorkspaceId workspace, Query query, Step<T> question, Supplier<T> nothing) {
    return door.ask(() -> asked(workspace, query, question, nothing));
  }

  /// Whether a metadata key's values are the only ones in its column, as far as the workspace's
  /// requests go: then the engine need not tell them from others, which for very many values takes
  /// it most of the time.
  boolean isAlone(WorkspaceId workspace, Dimension.OfKey key) {
    return door.ask(() -> !counting.finds(workspace, Dimensions.others(key)));
  }

  private <T> T asked(WorkspaceId workspace, Query query, Step<T> first, Supplier<T> nothing) {
    long end = System.nanoTime() + timeout.toNanos();
    Step<T> step = first;
    while (step instanceof Step.Count<T>(var numbers, var then)) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      SearchResponse<Void> found = counting.count(workspace, query, numbers, true, left);
      var total = found.hits().total();
      if (total == null || total.value() == 0) {
        return nothing.get();
      }
      step = then.apply(new Counts(total.value(), found.aggregations()));
    }
    return ((Step.Done<T>) step).answer();
  }
}
