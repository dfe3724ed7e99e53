package dev.docket.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an item can carry beyond what it always does.
public enum Include {
  /// The beginnings of both texts.
  PREVIEWS,
  INPUT_TEXT,
  OUTPUT_TEXT,
  /// What the model answered, as it was logged.
  OUTPUT,
  /// The prompt's variables, as given.
  INPUT_VARIABLES,
  /// The places in the texts that speak of what was asked.
  HIGHLIGHTS,
  /// The provider's message.
  ERROR;

  static final List<String> NAMES = Stream.of(values()).map(Include::wireName).toList();

  static Optional<Include> named(String wireName) {
    return Stream.of(values()).filter(include -> include.wireName().equals(wireName)).findFirst();
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
