package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.requests.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The times that a log may carry: those that [Times] reads and the engine can keep.
final class Instants {

  /// Earliest time that is accepted.
  static final Instant MIN = Instant.EPOCH;

  /// Times from here on are refused: the engine's nanosecond dates end in 2262.
  static final Instant LIMIT = Instant.parse("2262-01-01T00:00:00Z");

  /// What is accepted, for messages.
  static final String EXPECTED =
      "an ISO-8601 time, or seconds or milliseconds since 1970, from 1970-01-01 to 2261-12-31";

  private Instants() {}

  /// Reads a time, to the microsecond; of a day its first.
  ///
  /// @return null when the value is no time, or lies before [#MIN] or not before [#LIMIT]
  static @Nullable Instant parse(JsonNode value) {
    return Times.read(value)
        .map(moment -> moment.first().truncatedTo(ChronoUnit.MICROS))
        .filter(time -> !time.isBefore(MIN) && time.isBefore(LIMIT))
        .orElse(null);
  }
}
