package dev.docket.maintenance;

import java.util.Locale;
import java.util.Map;

/// How the server is.
///
/// @param checks what was looked at, `ok` or what is wrong
public record Health(State state, Map<String, String> checks) {

  /// In one word.
  public enum State {
    /// Not serving yet.
    STARTING,
    /// A write would be accepted, and nothing else is wrong either.
    READY,
    /// A write would be accepted; something else needs an operator.
    DEGRADED,
    /// Refusing new calls, answering the last ones.
    STOPPING,
    /// A write would not be accepted.
    DOWN;

    /// Whether callers should be sent here.
    public boolean serves() {
      return switch (this) {
        case READY, DEGRADED -> true;
        case STARTING, STOPPING, DOWN -> false;
      };
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
