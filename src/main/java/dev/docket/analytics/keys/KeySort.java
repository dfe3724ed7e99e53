package dev.docket.analytics.keys;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What keys are ordered by; ties by key.
public enum KeySort {
  /// Most requests first.
  REQUESTS,
  KEY,
  /// Last seen first.
  LAST_SEEN,
  /// Most values first.
  DISTINCT;

  static final List<String> NAMES = Stream.of(values()).map(KeySort::wireName).toList();

  static Optional<KeySort> named(String wireName) {
    return Stream.of(values()).filter(sort -> sort.wireName().equals(wireName)).findFirst();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
