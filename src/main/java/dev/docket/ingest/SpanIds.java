package dev.docket.ingest;

import org.jspecify.annotations.Nullable;

/// Ids of the spans that made a call.
final class SpanIds {

  private SpanIds() {}

  /// The JS SDK sends zeros when tracing is off; taken for an id they would join all such calls.
  static @Nullable String orNull(@Nullable String given) {
    boolean none = given == null || given.chars().allMatch(c -> c == '0');
    return none ? null : given;
  }
}
