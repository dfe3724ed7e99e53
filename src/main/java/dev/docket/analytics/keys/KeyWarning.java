package dev.docket.analytics.keys;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is odd about a key.
///
/// @param other the key that it was perhaps meant to be
record KeyWarning(Code code, @Nullable String other, String message) {

  /// What is odd.
  enum Code {
    /// Another key is spelled nearly the same.
    NEAR_DUPLICATE,
    /// What varies from request to request stands in the key, not in its value.
    LOOKS_LIKE_VALUES;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
