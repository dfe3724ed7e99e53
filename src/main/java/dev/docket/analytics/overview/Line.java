package dev.docket.analytics.overview;

import java.util.List;

/// The requests with one value, over time.
///
/// @param slots one for each bucket
public record Line(String value, List<Slot> slots) {

  public Line {
    slots = List.copyOf(slots);
  }

  /// All of them.
  public long requests() {
    return slots.stream().mapToLong(Slot::requests).sum();
  }
}
