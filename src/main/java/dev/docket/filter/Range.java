package dev.docket.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All values between two bounds, either of which may be missing.
public record Range<T extends Comparable<T>>(@Nullable Bound<T> low, @Nullable Bound<T> high) {

  /// Where a range ends, and whether the end itself belongs to it.
  public record Bound<T extends Comparable<T>>(T value, boolean inclusive) {}

  public static <T extends Comparable<T>> Range<T> exactly(T value) {
    return closed(value, value);
  }

  /// Both ends belong to it.
  public static <T extends Comparable<T>> Range<T> closed(T low, T high) {
    return new Range<>(new Bound<>(low, true), new Bound<>(high, true));
  }

  /// The low end belongs to it, the high end does not.
  public static <T extends Comparable<T>> Range<T> halfOpen(T low, T high) {
    return new Range<>(new Bound<>(low, true), new Bound<>(high, false));
  }

  public static <T extends Comparable<T>> Range<T> above(T low, boolean inclusive) {
    return new Range<>(new Bound<>(low, inclusive), null);
  }

  public static <T extends Comparable<T>> Range<T> below(T high, boolean inclusive) {
    return new Range<>(null, new Bound<>(high, inclusive));
  }

  /// The only value that belongs to it, or null when there are more, or none.
  public @Nullable T point() {
    return low != null && low.inclusive() && low.equals(high) ? low.value() : null;
  }

  /// Whether it has two ends of which one at least is left out: no single operator says that.
  boolean isMixed() {
    return low != null && high != null && !(low.inclusive() && high.inclusive());
  }

  /// The end of a range that has one only and includes it, else null.
  @Nullable T onlyEnd() {
    Bound<T> only = low == null ? high : high == null ? low : null;
    return only != null && only.inclusive() ? only.value() : null;
  }

  /// The range above its low end, and the one below its high end.
  List<Range<T>> ends() {
    return List.of(new Range<>(low, null), new Range<>(null, high));
  }
}
