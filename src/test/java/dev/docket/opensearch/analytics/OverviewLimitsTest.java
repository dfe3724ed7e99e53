package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverviewLimitsTest {

  @Test
  void an_answer_keeps_so_many_percentiles_and_buckets_and_no_more() {
    for (int buckets = 1; buckets <= 2_000; buckets++) {
      int lines = OverviewLimits.of(buckets).lines();
      assertThat(buckets * (1 + 3 * lines)).as("%d buckets", buckets).isLessThanOrEqualTo(8_000);
      assertThat(buckets * (1 + 6 + 3 * lines)).isLessThanOrEqualTo(60_000);
      assertThat(lines).isBetween(1, 10);
    }
  }

  @Test
  void what_an_ordinary_chart_has_is_shown_whole() {
    assertThat(OverviewLimits.of(1)).isEqualTo(new OverviewLimits(10));
    assertThat(OverviewLimits.of(168)).isEqualTo(new OverviewLimits(10));
    assertThat(OverviewLimits.of(336)).isEqualTo(new OverviewLimits(5));
    assertThat(OverviewLimits.of(2_000)).isEqualTo(new OverviewLimits(1));
  }
}
