package dev.docket.search;

import dev.docket.filter.Cursor;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Some of what was found, and where in all of it that is. A page beyond the last is empty.
///
/// @param page from 1; along a cursor, as many as were gone through
/// @param total of all pages
/// @param after where the next page begins, null after the last
/// @param incomplete null when everything was looked at
public record Page(
    List<FoundRequest> items,
    long page,
    int perPage,
    long total,
    @Nullable Cursor after,
    @Nullable Incomplete incomplete) {

  public Page {
    items = List.copyOf(items);
  }

  /// How many pages there are; 0 when nothing was found.
  public long pages() {
    return Math.ceilDiv(total, perPage);
  }

  /// The number of the next page, if there is one.
  public OptionalLong next() {
    return after == null ? OptionalLong.empty() : OptionalLong.of(page + 1);
  }

  /// The number of the page before, if there is one.
  public OptionalLong previous() {
    return page > 1 ? OptionalLong.of(page - 1) : OptionalLong.empty();
  }
}
