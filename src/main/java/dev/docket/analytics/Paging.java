package dev.docket.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Cursor;
import dev.docket.filter.Walk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which part of a long list is wanted.
///
/// @param perPage entries at most
/// @param walk what all pages have in common
/// @param before entries on the pages before
/// @param after where the page before has ended, a text, and whatever else was handed on to this
///   one; empty on the first
public record Paging(int perPage, Walk walk, long before, List<JsonNode> after) {

  public Paging {
    after = List.copyOf(after);
  }

  /// A first page, of whatever there is.
  public static Paging first(int perPage) {
    return new Paging(perPage, Walk.ENDLESS, 0, List.of());
  }

  /// Whether it goes on where another page has ended: then only requests belong to it that were
  /// there when the walk began.
  public boolean continues() {
    return !after.isEmpty();
  }

  /// Where the page before has ended, null on the first.
  public @Nullable String place() {
    return after.isEmpty() ? null : after.getFirst().textValue();
  }

  /// The page that comes after this one.
  ///
  /// @param entries how many this one has
  public Paging next(int entries, List<JsonNode> end) {
    return new Paging(perPage, walk, before + entries, end);
  }

  /// This page, for a caller to ask for it.
  public Cursor cursor() {
    return new Cursor(walk, before, after);
  }
}
