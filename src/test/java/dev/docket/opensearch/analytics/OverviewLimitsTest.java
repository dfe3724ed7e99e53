package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverviewLimitsTest {

  @Test
  void an_answer_keeps_so_many_digests_and_buckets_and_no_more() {
    for (int buckets = 1; buckets <= 2_000; buckets++) {
      OverviewLimits limits = OverviewLimits.of(buckets);
      int digests = buckets * (1 + 3 * limits.lines());
      assertThat(digests)
          .as("%d buckets", buckets)
          .isLessThanOrEqualTo(limits.compression() == OverviewLimits.FINE ? 3_000 : 9_000);
      assertThat(buckets * (1 + 6 + 3 * limits.lines())).isLessThanOrEqualTo(60_000);
      assertThat(limits.lines()).isBetween(1, 10);
    }
  }

  @Test
  void what_an_ordinary_chart_has_is_shown_whole() {
    assertThat(OverviewLimits.of(1)).isEqualTo(new OverviewLimits(10, OverviewLimits.FINE));
    assertThat(OverviewLimits.of(96)).isEqualTo(new OverviewLimits(10, OverviewLimits.FINE));
    assertThat(OverviewLimits.of(97)).isEqualTo(new OverviewLimits(10, OverviewLimits.COARSE));
    assertThat(OverviewLimits.of(336)).isEqualTo(new OverviewLimits(8, OverviewLimits.COARSE));
    assertThat(OverviewLimits.of(2_000)).isEqualTo(new OverviewLimits(1, OverviewLimits.COARSE));
  }
}
