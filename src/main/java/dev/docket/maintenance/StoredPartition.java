package dev.docket.maintenance;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A partition as whoever runs the server sees it.
///
/// @param index of its requests
/// @param from nothing in it arrived earlier
/// @param to when the next one begins, and nothing in it arrived later; null for the last
/// @param bytes that requests and spans take on disk, one copy of each
public record StoredPartition(String index, Instant from, @Nullable Instant to, long bytes) {

  /// When the next one begins.
  public Optional<Instant> end() {
    return Optional.ofNullable(to);
  }

  /// Whether no new request goes into it any more, by a clock that says this.
  public boolean closedAt(Instant now) {
    return to != null && !to.isAfter(now);
  }
}
