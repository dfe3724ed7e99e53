package dev.docket.filter;

import dev.docket.requests.Status;
import java.util.Locale;
import java.util.stream.Stream;

/// Statuses as people write them: in any case, unless they stand in quotes.
final class QueryStatus {

  private QueryStatus() {}

  /// The status of that name in any case, else the text as it is.
  static String of(String text) {
    return Stream.of(Status.values())
        .map(Status::name)
        .filter(name -> name.equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(text);
  }
}
