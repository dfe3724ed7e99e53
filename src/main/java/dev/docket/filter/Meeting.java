package dev.docket.filter;

import dev.docket.filter.Filter.NumberRange;
import dev.docket.filter.Filter.TimeRange;
import dev.docket.filter.Range.Bound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ranges of one field that are one range together. Only of fields with one value: of two values
/// under a key one may be above the lower bound and the other below the upper.
///
/// No more is joined than a line or JSON must take apart to say it: `cost:>=1 cost:<5` is one
/// range, but `cost:>1 cost:>5` and what can never be true stay as they were asked.
final class Meeting {

  private Meeting() {}

  /// A lower and an upper bound of the same field become one range.
  static List<Filter> inAnd(Collection<Filter> parts) {
    return joined(
        parts,
        new Joining() {
          @Override
          public <T extends Comparable<T>> @Nullable Range<T> join(Range<T> one, Range<T> two) {
            return one.low() == null ? between(two, one) : between(one, two);
          }
        });
  }

  /// A value and a bound that leaves it out become a bound that includes it.
  static List<Filter> inOr(Collection<Filter> parts) {
    return joined(
        parts,
        new Joining() {
          @Override
          public <T extends Comparable<T>> @Nullable Range<T> join(Range<T> one, Range<T> two) {
            return one.point() == null ? with(one, two.point()) : with(two, one.point());
          }
        });
  }

  /// Whether no other range of the part's field stands beside it. Otherwise a range that takes two
  /// conditions to say needs a group of its own, or one of the two could meet that other range.
  static boolean isAlone(Filter part, List<Filter> all) {
    Field field = field(part);
    return all.stream().filter(other -> field(other) == field).count() == 1;
  }

  private static @Nullable Field field(Filter filter) {
    return switch (filter) {
      case NumberRange number -> number.field();
      case TimeRange time -> time.field();
      default -> null;
    };
  }

  /// Joins what are the only two ranges of their field, in the place of the first.
  private static List<Filter> joined(Collection<Filter> parts, Joining joining) {
    Map<Field, List<Filter>> ranges = new EnumMap<>(Field.class);
    for (Filter part : parts) {
      Field field = field(part);
      if (field != null) {
        ranges.computeIfAbsent(field, _ -> new ArrayList<>()).add(part);
      }
    }
    List<Filter> joined = new ArrayList<>(parts);
    for (List<Filter> pair : ranges.values()) {
      Filter both = pair.size() == 2 ? join(pair.getFirst(), pair.getLast(), joining) : null;
      if (both != null) {
        joined.set(joined.indexOf(pair.getFirst()), both);
        joined.remove(pair.getLast());
      }
    }
    return joined;
  }

  private static @Nullable Filter join(Filter one, Filter two, Joining joining) {
    if (one instanceof NumberRange first
        && two instanceof NumberRange second
        && first.field() == second.field()) {
      Range<Double> range = joining.join(first.range(), second.range());
      return range == null ? null : new NumberRange(first.field(), range);
    }
    if (one instanceof TimeRange first
        && two instanceof TimeRange second
        && first.field() == second.field()) {
      Range<Instant> range = joining.join(first.range(), second.range());
      return range == null ? null : new TimeRange(first.field(), range);
    }
    return null;
  }

  private static <T extends Comparable<T>> @Nullable Range<T> between(Range<T> from, Range<T> to) {
    Bound<T> low = from.low();
    Bound<T> high = to.high();
    if (low == null || high == null || from.high() != null || to.low() != null) {
      return null;
    }
    int order = low.value().compareTo(high.value());
    return order < 0 || (order == 0 && low.inclusive() && high.inclusive())
        ? new Range<>(low, high)
        : null;
  }

  private static <T extends Comparable<T>> @Nullable Range<T> with(
      Range<T> range, @Nullable T point) {
    Bound<T> low = range.low();
    Bound<T> high = range.high();
    if (point == null) {
      return null;
    }
    if (high == null && low != null && !low.inclusive() && low.value().equals(point)) {
      return Range.above(point, true);
    }
    return low == null && high != null && !high.inclusive() && high.value().equals(point)
        ? Range.below(point, true)
        : null;
  }

  private interface Joining {
    <T extends Comparable<T>> @Nullable Range<T> join(Range<T> one, Range<T> two);
  }
}
