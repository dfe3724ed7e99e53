package dev.docket.search;

import dev.docket.filter.Cursor;

/// Where in all that is found a page lies.
public sealed interface Place {

  /// The page of a number.
  ///
  /// @param page from 1
  record Numbered(int page) implements Place {}

  /// The page that begins where another has ended.
  record After(Cursor cursor) implements Place {}
}
