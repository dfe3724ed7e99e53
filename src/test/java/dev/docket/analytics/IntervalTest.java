package dev.docket.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S,PT1S,second",
    "PT2M,PT1S,second",
    "PT2M0.000001S,PT10S,second",
    "PT15M,PT10S,second",
    "PT15M1S,PT1M,minute",
    "PT1H,PT1M,minute",
    "PT1H1S,PT5M,minute",
    "PT6H,PT5M,minute",
    "PT6H1S,PT15M,minute",
    "PT24H,PT15M,minute",
    "PT24H1S,PT1H,hour",
    "PT72H,PT1H,hour",
    "PT72H1S,P1D,day",
    "P7D,P1D,day",
    "P1998D,P1D,day",
    "P1999D,P7D,day",
    "P14000D,P14D,day"
  })
  void a_range_is_shown_by_the_next_step_of_the_ladder(
      Duration range, Duration length, String unit) {
    Interval interval = Interval.showing(range, 2_000);
    assertThat(interval.length()).isEqualTo(length);
    assertThat(interval.unit()).isEqualTo(unit);
  }

  @Test
  void every_name_but_auto_is_an_interval() {
    assertThat(Interval.NAMES).hasSize(16).startsWith("auto", "1s", "5s");
    assertThat(Interval.named("auto")).isEmpty();
    assertThat(Interval.named("2h")).isEmpty();
    assertThat(Interval.NAMES.stream().skip(1))
        .allSatisfy(name -> assertThat(Interval.named(name)).isPresent());
    assertThat(Interval.named("15m")).hasValue(new Interval(Duration.ofMinutes(15)));
    assertThat(Interval.named("7d")).hasValue(new Interval(Duration.ofDays(7)));
  }
}
