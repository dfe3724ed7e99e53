package dev.docket.cli.demo;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Picks ranks as people and sessions come: a few very often, most of them rarely.
final class Zipf {

  private final double[] cumulated;

  /// Ranks from 0.
  ///
  /// @param exponent how much more often the first ranks come; 1 is Zipf's own
  Zipf(int ranks, double exponent) {
    this.cumulated = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulated[rank] = sum;
    }
  }

  int pick(RandomGenerator random) {
    double point = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, point);
    return Math.min(found >= 0 ? found : -found - 1, cumulated.length - 1);
  }
}
