package dev.docket.search;

import java.util.List;
import java.util.OptionalLong;

/// Some of what was found, and where in all of it that is. A page beyond the last is empty.
///
/// @param page from 1
/// @param total of all pages
public record Page<T>(List<T> items, int page, int perPage, long total) {

  public Page {
    items = List.copyOf(items);
  }

  /// How many pages there are; 0 when nothing was found.
  public long pages() {
    return Math.ceilDiv(total, perPage);
  }

  /// The number of the next page, if there is one.
  public OptionalLong next() {
    return page < pages() ? OptionalLong.of(page + 1L) : OptionalLong.empty();
  }

  /// The number of the page before, if there is one.
  public OptionalLong previous() {
    return page > 1 ? OptionalLong.of(page - 1L) : OptionalLong.empty();
  }
}
