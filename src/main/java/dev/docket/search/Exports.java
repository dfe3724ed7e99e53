package dev.docket.search;

import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Begins exports: everything that was acknowledged before is in them, and nothing that comes
/// later.
public final class Exports {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RETRY_AFTER = 2;

  private final ExportSource source;
  private final Visibility visibility;
  private final Decided decided;
  private final Supplier<RequestId> beyond;

  /// Waits until every request that has come in before the call is stored or refused.
  @FunctionalInterface
  public interface Decided {

    /// Completes with false when patience ran out; never fails.
    CompletableFuture<Boolean> within(Duration patience);
  }

  /// Exports from a store.
  ///
  /// @param decided without it a request with a smaller id could appear behind the count
  /// @param beyond an id above all that are drawn already
  public Exports(
      ExportSource source, Visibility visibility, Decided decided, Supplier<RequestId> beyond) {
    this.source = source;
    this.visibility = visibility;
    this.decided = decided;
    this.beyond = beyond;
  }

  /// Begins one. The order matters: ids up to the bound are drawn before those who drew them are
  /// waited for, and what they stored is searchable before it is counted.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Unavailable] when not everything can be
  ///   seen now
  public ExportStream begin(WorkspaceId workspace, ExportQuery query) {
    long bound = Math.min(query.untilId(), beyond.get().value() - 1);
    await(decided.within(PATIENCE));
    await(visibility.everythingSearchable(PATIENCE));
    List<String> named = query.columns();
    boolean counted = query.format() == ExportQuery.Format.CSV && named == null;
    ExportSource.Extent extent =
        source.extent(workspace, query.selection(), bound, counted ? ExportQuery.MOST_USED : 0);
    // The largest that was seen, not the bound: other servers' clocks may be ahead, and what they
    // store from now on would be in it.
    long until = extent.total() == 0 ? bound : extent.lastId();
    return new ExportStream(
        source,
        workspace,
        new ExportSource.Stretch(query.selection(), query.include(), query.afterId(), until),
        extent.total(),
        named == null ? extent.keys().stream().filter(Exports::isText).toList() : named);
  }

  /// A lone surrogate has no form outside JSON: two such keys would be columns of one name.
  private static boolean isText(String key) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(key);
  }

  private static void await(CompletableFuture<Boolean> done) {
    if (!done.join()) {
      throw ProblemException.unavailable(
          "What was written last cannot be searched yet.", RETRY_AFTER);
    }
  }
}
