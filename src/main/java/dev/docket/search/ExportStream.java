package dev.docket.search;

import dev.docket.requests.WorkspaceId;
import java.util.List;

/// The endless page: a selection by id, a few requests at a time. The store is asked for the next
/// ones only when somebody wants them, and keeps nothing for whoever is slow. Not thread-safe.
public final class ExportStream {

  private final ExportSource source;
  private final WorkspaceId workspace;
  private final long total;
  private final List<String> columns;
  private final PageSize size;
  private ExportSource.Stretch left;
  private int requests;
  private boolean ended;

  ExportStream(
      ExportSource source,
      WorkspaceId workspace,
      ExportSource.Stretch stretch,
      long total,
      List<String> columns) {
    this.source = source;
    this.workspace = workspace;
    this.left = stretch;
    this.total = total;
    this.columns = columns;
    this.size = new PageSize(stretch.include());
    this.ended = total == 0;
  }

  /// No request with a larger id is in it.
  public long untilId() {
    return left.untilId();
  }

  /// How many requests the selection had up to that id when the export began, those included that
  /// an earlier part of the export had.
  public long total() {
    return total;
  }

  /// The metadata keys that have a column of their own.
  public List<String> columns() {
    return columns;
  }

  /// The next requests; none at the end.
  ///
  /// @throws dev.docket.problem.ProblemException [dev.docket.problem.Problem.Unavailable] when they
  ///   cannot be had: the export is not whole then
  public List<FoundRequest> next() {
    if (ended) {
      return List.of();
    }
    List<FoundRequest> page = source.page(workspace, left, size.next());
    requests = page.size();
    ended = page.isEmpty() || page.getLast().id().value() >= left.untilId();
    left = page.isEmpty() ? left : left.from(page.getLast().id().value());
    return page;
  }

  /// Says how much the last page was, written down: the next one is made to fit.
  public void took(long bytes) {
    size.took(requests, bytes);
  }
}
