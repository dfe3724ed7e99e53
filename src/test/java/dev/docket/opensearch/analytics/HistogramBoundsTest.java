package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramBoundsTest {

  private static final List<Double> EXTREME =
      List.of(
          -Double.MAX_VALUE,
          -1e300,
          -1.0,
          -Double.MIN_VALUE,
          0.0,
          Double.MIN_VALUE,
          0.1,
          1.0,
          1e15 + 1,
          1e300,
          Double.MAX_VALUE / 2);

  @Test
  void bounds_are_round_numbers() {
    assertThat(HistogramBounds.linear(3, 97, 10))
        .containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0);
    assertThat(HistogramBounds.linear(0.02, 0.31, 4)).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4);
    assertThat(HistogramBounds.linear(-3, 3, 4)).containsExactly(-4.0, -2.0, 0.0, 2.0, 4.0);
    assertThat(HistogramBounds.linear(42, 42, 10)).containsExactly(42.0, 43.0);
    assertThat(HistogramBounds.linear(0, 0, 10)).hasSize(2).startsWith(0.0);
    assertThat(HistogramBounds.logarithmic(1, 1, 60, 10))
        .containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    assertThat(HistogramBounds.logarithmic(3, 3, 60_000, 5))
        .containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
    assertThat(HistogramBounds.logarithmic(-5, 3, 60, 10))
        .containsExactly(-5.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    assertThat(HistogramBounds.logarithmic(-5, Double.NaN, 0, 10))
        .containsExactly(-5.0, Double.MIN_VALUE);
  }

  @Test
  void whatever_the_numbers_are_all_are_between_few_bounds() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      double a = number(random);
      double b = random.nextInt(10) == 0 ? a : number(random);
      double min = Math.min(a, b);
      double max = Math.max(a, b);
      int most = 1 + random.nextInt(100);
      hold(HistogramBounds.linear(min, max, most), min, max, most);
      double positive = min > 0 ? min : max > 0 ? max : Double.NaN;
      hold(HistogramBounds.logarithmic(min, positive, max, most), min, max, most);
    }
  }

  private static double number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> EXTREME.get(random.nextInt(EXTREME.size()));
      case 1 -> random.nextInt(1_000);
      case 2 -> 1e9 + random.nextInt(3);
      default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
    };
  }

  private static void hold(List<Double> bounds, double min, double max, int most) {
    assertThat(bounds).isSorted().doesNotHaveDuplicates();
    assertThat(bounds.getFirst()).isLessThanOrEqualTo(min);
    assertThat(bounds.getLast()).isGreaterThan(max);
    assertThat(bounds.size() - 1).as("%s to %s in %s", min, max, most).isBetween(1, most);
  }
}
