package dev.docket.opensearch.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Where the ranges of a histogram begin and end: at round numbers, so that they stay where they
/// are when another request comes in.
final class HistogramBounds {

  /// Doubles reach over so many powers of ten.
  private static final int MOST_DECADES = 700;

  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5));

  private HistogramBounds() {}

  /// Ranges of one width.
  ///
  /// @param most so many at most
  /// @return ascending, the first not above `min`, the last above `max`
  static List<Double> linear(double min, double max, int most) {
    if (most == 1 && min < 0 && max >= 0) {
      // Round numbers always part below 0 from above.
      return covering(List.of(), min, max, most);
    }
    BigDecimal low = new BigDecimal(min);
    BigDecimal high = new BigDecimal(max);
    BigDecimal range = high.subtract(low);
    int power =
        range.signum() > 0
            ? magnitude(range) - magnitude(BigDecimal.valueOf(most)) - 1
            : magnitude(low.abs()) - 1;
    // From too narrow to wide enough takes a step or two for each power of ten.
    for (int i = 0; i < MOST_DECADES; i++, power++) {
      for (BigDecimal round : ROUND) {
        BigDecimal width = round.scaleByPowerOfTen(power);
        BigDecimal first = low.divide(width, 0, RoundingMode.FLOOR);
        BigDecimal last = high.divide(width, 0, RoundingMode.FLOOR);
        if (last.subtract(first).compareTo(BigDecimal.valueOf(most)) < 0) {
          List<BigDecimal> bounds = new ArrayList<>();
          int ranges = last.subtract(first).intValueExact() + 1;
          for (int k = 0; k <= ranges; k++) {
            bounds.add(first.add(BigDecimal.valueOf(k)).multiply(width));
          }
          return covering(bounds, min, max, most);
        }
      }
    }
    return covering(List.of(), min, max, most);
  }

  /// Ranges that grow: by 2 and 2.5, or by powers of ten where these would be too many. All that is
  /// not above 0 is in the first.
  ///
  /// @param min the least of all
  /// @param positive the least that is above 0, NaN when none is
  static List<Double> logarithmic(double min, double positive, double max, int most) {
    if (Double.isNaN(positive)) {
      return covering(List.of(), min, max, most);
    }
    int room = min > 0 ? most : most - 1;
    int from = magnitude(new BigDecimal(positive));
    int to = magnitude(new BigDecimal(max));
    List<BigDecimal> bounds = new ArrayList<>();
    for (int decade = from; decade <= to; decade++) {
      for (BigDecimal round : ROUND) {
        bounds.add(round.scaleByPowerOfTen(decade));
      }
    }
    bounds.add(BigDecimal.ONE.scaleByPowerOfTen(to + 1));
    bounds = needed(bounds, positive, max);
    for (int step = 1; bounds.size() - 1 > room && step < MOST_DECADES; step++) {
      bounds = new ArrayList<>();
      for (int decade = Math.floorDiv(from, step) * step; decade <= to + step; decade += step) {
        bounds.add(BigDecimal.ONE.scaleByPowerOfTen(decade));
      }
      bounds = needed(bounds, positive, max);
    }
    if (bounds.size() - 1 > room) {
      bounds = List.of();
    }
    return covering(bounds, min, max, most);
  }

  /// Without ranges that nothing can be in.
  private static List<BigDecimal> needed(List<BigDecimal> bounds, double min, double max) {
    BigDecimal low = new BigDecimal(min);
    BigDecimal high = new BigDecimal(max);
    List<BigDecimal> needed = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      boolean below = i + 1 < bounds.size() && bounds.get(i + 1).compareTo(low) <= 0;
      boolean above = i > 0 && bounds.get(i - 1).compareTo(high) > 0;
      if (!below && !above) {
        needed.add(bounds.get(i));
      }
    }
    return needed;
  }

  /// The power of ten of the first digit.
  private static int magnitude(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }

  /// As doubles, which round: two bounds can become one, and the outer ones can come to lie within.
  private static List<Double> covering(List<BigDecimal> bounds, double min, double max, int most) {
    List<Double> covering = new ArrayList<>();
    for (BigDecimal bound : bounds) {
      double value = bound.doubleValue();
      if (Double.isFinite(value) && (covering.isEmpty() || value > covering.getLast())) {
        covering.add(value);
      }
    }
    if (covering.isEmpty() || covering.getFirst() > min) {
      covering.addFirst(min);
    }
    if (covering.getLast() <= max) {
      covering.add(Math.nextUp(max));
    }
    return covering.size() - 1 <= most ? covering : List.of(min, Math.nextUp(max));
  }
}
