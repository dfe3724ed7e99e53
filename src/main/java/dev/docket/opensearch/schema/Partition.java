package dev.docket.opensearch.schema;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/// One index of requests: it holds those that arrived from its start until the next one's.
///
/// @param start to the second, UTC; written in the index's name
public record Partition(Instant start, String index) {

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss").withZone(ZoneOffset.UTC);

  static final Comparator<Partition> BY_START = Comparator.comparing(Partition::start);

  static Partition startingAt(Instant start, String prefix) {
    return new Partition(start, prefix + "-requests-" + START.format(start));
  }

  /// The index of the spans that came in the same time. It has no start of its own, so that what
  /// one partition holds can be given up together.
  public String spansIndex(String prefix) {
    return prefix + "-spans-" + START.format(start);
  }

  /// Reads the start out of an index's name.
  ///
  /// @return empty when the name is not a partition's
  static Optional<Partition> named(String index, String prefix) {
    return time(index, prefix + "-requests-").map(start -> new Partition(start, index));
  }

  /// The alias of a partition that is given up.
  ///
  /// @param deletedFrom from then on it may be deleted; to the second
  static String leavingAlias(Instant deletedFrom, String prefix) {
    return prefix + "-leaving-" + START.format(deletedFrom);
  }

  /// Reads what [#leavingAlias] has written.
  ///
  /// @return empty when the alias is another
  static Optional<Instant> leaving(String alias, String prefix) {
    return time(alias, prefix + "-leaving-");
  }

  private static Optional<Instant> time(String name, String before) {
    if (!name.startsWith(before)) {
      return Optional.empty();
    }
    try {
      return Optional.of(START.parse(name.substring(before.length()), Instant::from));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
