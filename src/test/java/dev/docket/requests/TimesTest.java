package dev.docket.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import dev.docket.requests.Times.Moment;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "1744624827.799539, 2025-04-14T10:00:27.799539Z",
    "1744624827, 2025-04-14T10:00:27Z",
    "1744624827799, 2025-04-14T10:00:27.799Z",
    "1744624827799.25, 2025-04-14T10:00:27.799250Z",
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59Z",
    "1.7446e9, 2025-04-14T03:06:40Z"
  })
  void numbers_are_seconds_or_milliseconds(String given, Instant expected) {
    assertThat(Times.read(Json.parse(given))).contains(new Moment.Exact(expected));
    assertThat(Times.read(given)).contains(new Moment.Exact(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-14T10:21:52.760164, 2025-04-14T10:21:52.760164Z",
    "2025-04-14T10:21:52Z, 2025-04-14T10:21:52Z",
    "2025-04-14t10:21:52z, 2025-04-14T10:21:52Z",
    "2025-04-14 10:21:52, 2025-04-14T10:21:52Z",
    "2025-04-14T10:21, 2025-04-14T10:21:00Z",
    "2025-04-14T10:21:52.123456789Z, 2025-04-14T10:21:52.123456789Z",
    "2025-04-14T10:21:52+02:00, 2025-04-14T08:21:52Z",
    "2025-04-14T10:21:52+0530, 2025-04-14T04:51:52Z",
    "2025-04-14T10:21:52-05, 2025-04-14T15:21:52Z",
    "2025-04-14 10:21:52.5 +00:00, 2025-04-14T10:21:52.5Z",
    "2025-04-14T10:21:52.5Z, 2025-04-14T10:21:52.5Z",
    "2025-04-14T10:21:52.000001Z, 2025-04-14T10:21:52.000001Z",
    "2025-04-14T24:00:00Z, 2025-04-15T00:00:00Z",
    "2025-02-30T10:00:00Z, 2025-02-28T10:00:00Z"
  })
  void iso_times_without_a_zone_are_utc(String given, Instant expected) {
    assertThat(Times.read(given)).contains(new Moment.Exact(expected));
    assertThat(Times.read("  " + given + " ")).contains(new Moment.Exact(expected));
  }

  @Test
  void a_date_alone_is_the_whole_utc_day() {
    assertThat(Times.read("2025-12-31"))
        .contains(
            new Moment.Day(
                Instant.parse("2025-12-31T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"yesterday\"",
        "\"2025-13-01\"",
        "\"2025-02-30\"",
        "\"2025-04-14Z\"",
        "\"NaN\"",
        "\"0x10\"",
        "\"1.2.3\"",
        "\"-\"",
        "1e15",
        "\"1e999999999\"",
        "\"2025-04-14T10:61:52Z\"",
        "\"2025-04-14T10:21:52.1234567891Z\"",
        "\"+999999999-12-31\"",
        "true",
        "null",
        "{}"
      })
  void anything_else_is_no_time(String given) {
    assertThat(Times.read(Json.parse(given))).isEmpty();
  }

  @Test
  void times_are_written_with_six_digits() {
    assertThat(Times.format(Instant.parse("2026-11-23T18:00:00.5Z")))
        .isEqualTo("2026-11-23T18:00:00.500000Z");
  }
}
