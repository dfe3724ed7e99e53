package dev.docket.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "0, 1970-01-01T00:00:00Z",
        "'2025-04-14', 2025-04-14T00:00:00Z",
        "'2025-04-14T10:21:52.123456789Z', 2025-04-14T10:21:52.123456Z",
        "'2025-04-14 10:21:52.123456789', 2025-04-14T10:21:52.123456Z",
        "'2261-12-31T23:59:59.999999Z', 2261-12-31T23:59:59.999999Z"
      })
  void a_logs_times_are_kept_to_the_microsecond(String given, Instant expected) {
    assertThat(Instants.parse(Bodies.node(given))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1e999999999",
        "9214646400000",
        "'2262-01-01T00:00:00Z'",
        "'1969-12-31T23:59:59Z'",
        "'+999999999-12-31T23:59:59Z'",
        "'yesterday'",
        "true",
        "null"
      })
  void what_the_engine_could_not_keep_is_no_time(String given) {
    assertThat(Instants.parse(Bodies.node(given))).isNull();
  }
}
