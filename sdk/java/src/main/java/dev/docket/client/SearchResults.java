package dev.docket.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All that a search finds, however much it is: pages are fetched when they are come to. Each walk
 * begins anew, and gives every request that was there when it began once.
 */
public final class SearchResults implements Iterable<SearchPage> {

  private final Requests requests;
  private final Search search;

  SearchResults(Requests requests, Search search) {
    this.requests = requests;
    this.search = search;
  }

  /** Page by page; there is always a first one. */
  @Override
  public Iterator<SearchPage> iterator() {
    return new Pages();
  }

  /** Request by request. */
  public Stream<RequestSummary> stream() {
    return StreamSupport.stream(spliterator(), false).flatMap(page -> page.items().stream());
  }

  private final class Pages implements Iterator<SearchPage> {

    private Optional<Search> next = Optional.of(search);

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public SearchPage next() {
      SearchPage page = requests.page(next.orElseThrow(NoSuchElementException::new));
      next = page.nextCursor().map(search::after);
      return page;
    }
  }
}
