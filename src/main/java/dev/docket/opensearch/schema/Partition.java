package dev.docket.opensearch.schema;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// One index of requests: it holds those that arrived from its start until the next one's.
///
/// @param start to the second, UTC; written in the index's name
public record Partition(Instant start, String index) {

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss").withZone(ZoneOffset.UTC);

  static Partition startingAt(Instant start, String prefix) {
    return new Partition(start, prefix + "-requests-" + START.format(start));
  }

  /// The index of the spans that came in the same time. It has no start of its own, so that what
  /// one partition holds can be given up together.
  String spansIndex(String prefix) {
    return prefix + "-spans-" + START.format(start);
  }

  /// Reads the start out of an index's name.
  ///
  /// @return empty when the name is not a partition's
  static Optional<Partition> named(String index, String prefix) {
    String before = prefix + "-requests-";
    if (!index.startsWith(before)) {
      return Optional.empty();
    }
    try {
      Instant start = START.parse(index.substring(before.length()), Instant::from);
      return Optional.of(new Partition(start, index));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
