package dev.docket.search;

import dev.docket.filter.Field;
import dev.docket.filter.Selection;
import org.jspecify.annotations.Nullable;

/// Which values are in use, as asked: of which field, beginning how, in which requests.
///
/// @param key under which the values stand; given for fields with keys, and only for them
/// @param prefix what the values begin with, in any case; may be empty
/// @param limit 1 to [#MAX_LIMIT]
/// @param withCounts whether to say how many requests there are
public record SuggestionQuery(
    Selection selection,
    Field field,
    @Nullable String key,
    String prefix,
    int limit,
    boolean withCounts) {

  public static final int DEFAULT_LIMIT = 20;

  public static final int MAX_LIMIT = 100;

  /// Code points of a prefix. Each becomes a class of its cases in a regular expression, and the
  /// engine takes 1,000 characters of that wherever Docket's own limit is not in force.
  public static final int MAX_PREFIX = 100;
}
