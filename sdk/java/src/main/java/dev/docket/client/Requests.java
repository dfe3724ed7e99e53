package dev.docket.client;

import java.util.concurrent.CompletableFuture;

/** Finds and shows the requests that are logged. */
public final class Requests {

  private final Api api;

  Requests(Api api) {
    this.api = api;
  }

  /** Finds requests for which a filter holds, newest first. */
  public SearchResults search(RequestFilter filter) {
    return search(Search.all().where(filter));
  }

  /** Finds requests by a line of the query language, such as {@code metadata.plan:pro}. */
  public SearchResults search(String query) {
    return search(Search.all().query(query));
  }

  /** Finds requests. Nothing is asked before the first page is wanted. */
  public SearchResults search(Search search) {
    return new SearchResults(this, search);
  }

  /** The first page alone. */
  public SearchPage page(Search search) {
    return Waiting.on(pageAsync(search));
  }

  /** As {@link #page}; {@link SearchPage#nextCursor} is for {@code search.with("cursor", …)}. */
  public CompletableFuture<SearchPage> pageAsync(Search search) {
    return api.ask("/api/public/v2/requests/search", search.body()).thenApply(SearchPage::of);
  }

  /** Shows a request as the last acknowledged write has left it. */
  public RequestDetail get(long requestId) {
    return Waiting.on(getAsync(requestId));
  }

  /** As {@link #get}. */
  public CompletableFuture<RequestDetail> getAsync(long requestId) {
    return api.get("/api/public/v2/requests/" + requestId).thenApply(RequestDetail::new);
  }
}
