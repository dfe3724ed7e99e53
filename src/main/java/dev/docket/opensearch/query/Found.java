package dev.docket.opensearch.query;

import java.util.Map;
import java.util.Objects;

/// What the engine has found, by the names under which it was asked for.
final class Found {

  private Found() {}

  /// What must be there: it was asked for, and the engine leaves nothing out.
  static <T> T named(Map<String, T> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }
}
