package dev.docket.opensearch.query;

import dev.docket.opensearch.Turns;
import dev.docket.requests.RequestDetail;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestReader;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Include;
import dev.docket.search.Page;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQuery;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Reads few whole requests at a time: one may have some thirty megabytes and is in memory several
/// times on its way, so that a handful of readers could end the process for everybody.
public final class TextsInTurn implements RequestSearch, RequestReader {

  /// Bounded for each item.
  private static final Set<Include> SHORT = EnumSet.of(Include.PREVIEWS, Include.HIGHLIGHTS);

  private final RequestSearch search;
  private final RequestReader reader;
  private final Turns turns;

  public TextsInTurn(RequestSearch search, RequestReader reader, Turns turns) {
    this.search = search;
    this.reader = reader;
    this.turns = turns;
  }

  @Override
  public Page search(WorkspaceId workspace, SearchQuery query) {
    return SHORT.containsAll(query.include())
        ? search.search(workspace, query)
        : turns.ask(() -> search.search(workspace, query));
  }

  @Override
  public Optional<RequestDetail> find(WorkspaceId workspace, RequestId id) {
    return turns.ask(() -> reader.find(workspace, id));
  }
}
