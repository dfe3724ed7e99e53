package dev.docket.filter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which requests of a workspace a call is about. Everything that reads takes one.
///
/// @param filter simplified, without the bounds
/// @param from start times before this are left out
/// @param to start times from this on are left out
/// @param asked the same as `filter`, as it was written
public record Selection(Filter filter, @Nullable Instant from, @Nullable Instant to, Asked asked) {

  public static final Selection EVERYTHING = new Selection(new Filter.Everything(), null, null);

  /// A selection that nobody has written.
  public Selection(Filter filter, @Nullable Instant from, @Nullable Instant to) {
    this(filter, from, to, new Asked(filter, List.of()));
  }

  /// What a caller has written, before it was simplified.
  ///
  /// @param tree its leaves are the very objects of the conditions
  /// @param conditions in the order of the text: those of `filter_group`, of `query`, `q`
  public record Asked(Filter tree, List<Located> conditions) {
    public Asked {
      conditions = List.copyOf(conditions);
    }
  }

  /// What the texts must speak of, for whoever ranks by how well they do: the words that are asked
  /// for beside all other conditions, never those within an OR or a NOT.
  public List<String> words() {
    List<Filter> all = filter instanceof Filter.And and ? and.all() : List.of(filter);
    return all.stream()
        .filter(Filter.Matching.class::isInstance)
        .map(part -> ((Filter.Matching) part).text())
        .toList();
  }

  /// Two selections of the same are equal, however they were written.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Selection selection
        && filter.equals(selection.filter)
        && Objects.equals(from, selection.from)
        && Objects.equals(to, selection.to);
  }

  @Override
  public int hashCode() {
    return Objects.hash(filter, from, to);
  }

  /// All of it, the bounds included, as a query line. It can be longer than a call's line may be.
  public String text() {
    return QueryPrinter.print(whole());
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
