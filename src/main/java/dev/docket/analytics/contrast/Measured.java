package dev.docket.analytics.contrast;

import dev.docket.filter.Field;
import java.util.List;

/// A number that requests have.
public sealed interface Measured {

  /// One that every request has.
  record OfField(Field field, String unit) implements Measured {

    public static final List<OfField> ALL =
        List.of(
            new OfField(Field.LATENCY_MS, "ms"),
            new OfField(Field.INPUT_TOKENS, "tokens"),
            new OfField(Field.OUTPUT_TOKENS, "tokens"),
            new OfField(Field.CACHED_TOKENS, "tokens"),
            new OfField(Field.COST, "USD"));
  }

  /// A score, of the requests that have it.
  record OfScore(String score) implements Measured {}

  /// What it is called.
  default String name() {
    return switch (this) {
      case OfField(Field field, _) -> field.wireName();
      case OfScore(String score) -> "score:" + score;
    };
  }

  /// What it is counted in.
  default String unitName() {
    return switch (this) {
      case OfField(_, String unit) -> unit;
      case OfScore _ -> "score";
    };
  }
}
