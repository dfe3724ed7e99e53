package dev.docket.search;

import dev.docket.filter.Selection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An export as asked for: which requests, and what of each.
///
/// @param columns metadata keys that have a column of their own; null for those that most of the
///   requests have
/// @param afterId only requests with larger ids; 0 for all
/// @param untilId only requests with ids up to this one
public record ExportQuery(
    Selection selection,
    Format format,
    Set<Include> include,
    @Nullable List<String> columns,
    long afterId,
    long untilId) {

  /// Metadata keys that can be columns.
  public static final int MAX_COLUMNS = 500;

  /// Metadata keys that are columns when none are named.
  public static final int MOST_USED = 100;

  public ExportQuery {
    include = Set.copyOf(include);
    columns = columns == null ? null : List.copyOf(columns);
  }

  /// How a request is written down.
  public enum Format {
    /// One JSON object in a line, as a search gives it.
    JSONL,
    /// A table.
    CSV
  }
}
