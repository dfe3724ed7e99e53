package dev.docket.analytics.overview;

import dev.docket.requests.OutputShape;
import dev.docket.requests.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All requests of one bucket.
///
/// @param slot how many they are, and how long they took
/// @param cost in US dollars
/// @param tokens what they took and gave
/// @param statuses how many ended how
/// @param shapes how many were answered with what
/// @param turns their conversations
/// @param traced how many belong to a trace
public record Bucket(
    Slot slot,
    double cost,
    Tokens tokens,
    Map<Status, Long> statuses,
    Map<OutputShape, Long> shapes,
    Turns turns,
    long traced) {

  public Bucket {
    statuses = Map.copyOf(statuses);
    shapes = Map.copyOf(shapes);
  }

  /// Tokens, as [dev.docket.requests.Usage] has them.
  public record Tokens(long input, long output, long cached, long thinking) {}

  /// Messages and tool calls of all conversations together.
  ///
  /// @param toolCallsP95 so many tool calls, or fewer, are in 95 of a hundred answers, to two
  ///   digits; null when there is none
  public record Turns(long messages, long toolCalls, @Nullable Long toolCallsP95) {}
}
