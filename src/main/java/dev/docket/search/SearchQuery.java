package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Cursor;
import dev.docket.filter.Selection;
import dev.docket.filter.Walk;
import java.util.List;
import java.util.Set;

/// A search as asked for: which requests, in which order, which page of them, and what of each.
///
/// @param perPage 1 to [#MAX_PER_PAGE]
/// @param walk what all pages along one cursor have in common
/// @param allowPartial whether a part of an answer will do
public record SearchQuery(
    Selection selection,
    Sort sort,
    Place place,
    int perPage,
    Walk walk,
    Set<Include> include,
    boolean includePromptName,
    boolean allowPartial) {

  public static final int DEFAULT_PER_PAGE = 10;

  public static final int MAX_PER_PAGE = 500;

  /// How deep pages go: `page × per_page`.
  public static final int MAX_DEPTH = 10_000;

  public SearchQuery {
    include = Set.copyOf(include);
  }

  /// A page by its number, with nothing else asked for.
  public SearchQuery(
      Selection selection, Sort sort, int page, int perPage, boolean includePromptName) {
    this(
        selection,
        sort,
        new Place.Numbered(page),
        perPage,
        Walk.ENDLESS,
        Set.of(),
        includePromptName,
        false);
  }

  /// How many requests come before the page.
  public long offset() {
    return switch (place) {
      case Place.Numbered(int page) -> (page - 1L) * perPage;
      case Place.After(Cursor cursor) -> cursor.before();
    };
  }

  /// The page's number, from 1.
  public long page() {
    return switch (place) {
      case Place.Numbered(int page) -> page;
      case Place.After(Cursor cursor) -> Math.ceilDiv(cursor.before(), (long) perPage) + 1;
    };
  }

  /// Where the next page begins.
  ///
  /// @param items how many the page has
  /// @param last the values by which the last of them is ordered
  public Cursor cursorAfter(int items, List<JsonNode> last) {
    return new Cursor(walk, offset() + items, last);
  }
}
