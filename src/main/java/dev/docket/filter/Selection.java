package dev.docket.filter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which requests of a workspace a call is about. Everything that reads takes one.
///
/// @param from start times before this are left out
/// @param to start times from this on are left out
public record Selection(Filter filter, @Nullable Instant from, @Nullable Instant to) {

  public static final Selection EVERYTHING = new Selection(new Filter.Everything(), null, null);

  /// What the texts must speak of, for whoever ranks by how well they do: the words that are asked
  /// for beside all other conditions, never those within an OR or a NOT.
  public List<String> words() {
    List<Filter> all = filter instanceof Filter.And and ? and.all() : List.of(filter);
    return all.stream()
        .filter(Filter.Matching.class::isInstance)
        .map(part -> ((Filter.Matching) part).text())
        .toList();
  }

  /// All of it as one filter.
  public Filter whole() {
    if (from == null && to == null) {
      return filter;
    }
    var range =
        new Range<Instant>(
            from == null ? null : new Range.Bound<>(from, true),
            to == null ? null : new Range.Bound<>(to, false));
    return Simplify.of(
        new Filter.And(List.of(filter, new Filter.TimeRange(Field.REQUEST_START_TIME, range))));
  }
}
