package dev.docket.workspaces;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a key may do; each role may do all that the ones before it may.
public enum Role {
  /// Search, details, analytics.
  READ,
  /// Log and enrich.
  WRITE,
  /// Keys and workspaces: the operator of the whole server.
  ADMIN;

  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /// As written in bodies and on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of a word, if it is one.
  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
