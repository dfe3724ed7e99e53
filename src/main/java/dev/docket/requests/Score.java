package dev.docket.requests;

import java.time.Instant;

/// How good an answer was, under a name.
///
/// @param name `default` when the caller gave none
/// @param value 0 to 100
public record Score(String name, int value, Instant updatedAt) {

  public static final String DEFAULT_NAME = "default";
}
