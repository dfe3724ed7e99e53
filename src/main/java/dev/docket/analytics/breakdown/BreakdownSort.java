package dev.docket.analytics.breakdown;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the values of a breakdown are ordered by; ties by value, ascending.
public enum BreakdownSort {
  /// Texts by their characters, numbers by their size. The only order that goes through all values,
  /// however many there are.
  VALUE,
  REQUESTS,
  ERRORS,
  ERROR_SHARE,
  COST,
  INPUT_TOKENS,
  OUTPUT_TOKENS,
  P50_LATENCY_MS,
  P95_LATENCY_MS,
  LAST_SEEN;

  static final List<String> NAMES = Stream.of(values()).map(BreakdownSort::wireName).toList();

  static Optional<BreakdownSort> named(String wireName) {
    return Stream.of(values()).filter(sort -> sort.wireName().equals(wireName)).findFirst();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
