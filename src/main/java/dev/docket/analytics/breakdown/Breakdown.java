package dev.docket.analytics.breakdown;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Requests value by value: one page of the values, and what is beside them.
///
/// @param matched all requests that are selected
/// @param missing those of them that have no value at all
/// @param distinct how many values there are, searched for or not
/// @param other requests that have values, but none of these, null when there are none
/// @param exact whether the right values are here in the right order; what is said of each is
///   always counted, but for percentiles, which are estimates
/// @param end where the page ends, null when nothing comes after it
public record Breakdown(
    long matched,
    long missing,
    Distinct distinct,
    List<Item> items,
    @Nullable Other other,
    boolean exact,
    @Nullable String end) {

  public static final Breakdown NOTHING =
      new Breakdown(0, 0, new Distinct(0, true), List.of(), null, true, null);

  public Breakdown {
    items = List.copyOf(items);
  }

  /// How many values there are.
  ///
  /// @param exact whether it is known, and not estimated
  public record Distinct(long values, boolean exact) {}

  /// What is beyond the page.
  public record Other(long requests, double cost) {}

  /// The requests with one value.
  ///
  /// @param value as it was logged; of a very long one its beginning
  /// @param p50 of their latencies in milliseconds, an estimate, as is `p95`
  /// @param firstSeen when the first of them began, to the millisecond
  public record Item(
      String value,
      long requests,
      long errors,
      double cost,
      long inputTokens,
      long outputTokens,
      OptionalDouble p50,
      OptionalDouble p95,
      Instant firstSeen,
      Instant lastSeen) {}
}
