package dev.docket.search;

import dev.docket.filter.Selection;

/// A search as asked for: which requests, in which order, which page of them.
///
/// @param page from 1
/// @param perPage 1 to [#MAX_PER_PAGE]
public record SearchQuery(
    Selection selection, Sort sort, int page, int perPage, boolean includePromptName) {

  public static final int DEFAULT_PER_PAGE = 10;

  public static final int MAX_PER_PAGE = 500;

  /// How deep pages go: `page × per_page`.
  public static final int MAX_DEPTH = 10_000;

  /// How many requests come before the page.
  public int offset() {
    return (page - 1) * perPage;
  }
}
