package dev.docket.analytics.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodRatioTest {

  @Test
  void it_is_the_one_of_the_literature() {
    // 2·(10·ln(10/6) + 90·ln(90/94) + 2·ln(2/6) + 98·ln(98/94))
    assertThat(LikelihoodRatio.of(10, 100, 2, 100)).isCloseTo(6.1626, within(1e-4));
  }

  @Test
  void equal_shares_are_nothing_whatever_their_size() {
    assertThat(LikelihoodRatio.of(3, 9, 100_000_000, 300_000_000)).isZero();
    assertThat(LikelihoodRatio.of(0, 9, 0, 1)).isZero();
    assertThat(LikelihoodRatio.of(9, 9, 1, 1)).isZero();
  }

  @Test
  void both_directions_are_the_same() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      int inA = 1 + random.nextInt(1_000);
      int inB = 1 + random.nextInt(1_000_000);
      int a = random.nextInt(inA + 1);
      int b = random.nextInt(inB + 1);
      assertThat(LikelihoodRatio.of(a, inA, b, inB))
          .isEqualTo(LikelihoodRatio.of(b, inB, a, inA))
          .isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void it_grows_with_the_distance_of_the_shares_on_both_sides_of_equal() {
    double before = 0;
    for (int a = 50; a <= 500; a++) {
      double score = LikelihoodRatio.of(a, 500, 100, 1_000);
      assertThat(score).isGreaterThanOrEqualTo(before);
      before = score;
    }
    before = 0;
    for (int a = 50; a >= 0; a--) {
      double score = LikelihoodRatio.of(a, 500, 100, 1_000);
      assertThat(score).isGreaterThanOrEqualTo(before);
      before = score;
    }
  }

  @Test
  void a_value_and_its_opposite_are_the_same_evidence() {
    assertThat(LikelihoodRatio.of(126, 158, 5, 6)).isEqualTo(LikelihoodRatio.of(32, 158, 1, 6));
  }

  @Test
  void it_grows_with_the_evidence() {
    assertThat(LikelihoodRatio.of(2, 10, 1, 10)).isLessThan(LikelihoodRatio.of(20, 100, 10, 100));
    // Thrice as frequent by chance is no finding, a tenth more among a million is.
    assertThat(LikelihoodRatio.of(3, 100, 1, 100)).isLessThan(3);
    assertThat(LikelihoodRatio.of(110_000, 1_000_000, 100_000, 1_000_000)).isGreaterThan(100);
  }

  @Test
  void within_bounds_it_is_greatest_at_a_corner() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      int inA = 1 + random.nextInt(60);
      int inB = 1 + random.nextInt(60);
      int leastA = random.nextInt(inA + 1);
      int mostA = leastA + random.nextInt(inA - leastA + 1);
      int leastB = random.nextInt(inB + 1);
      int mostB = leastB + random.nextInt(inB - leastB + 1);
      double corners =
          Math.max(
              Math.max(
                  LikelihoodRatio.of(leastA, inA, leastB, inB),
                  LikelihoodRatio.of(mostA, inA, mostB, inB)),
              Math.max(
                  LikelihoodRatio.of(leastA, inA, mostB, inB),
                  LikelihoodRatio.of(mostA, inA, leastB, inB)));
      for (int a = leastA; a <= mostA; a++) {
        for (int b = leastB; b <= mostB; b++) {
          assertThat(LikelihoodRatio.of(a, inA, b, inB)).isLessThanOrEqualTo(corners + 1e-9);
        }
      }
    }
  }
}
