package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/// The kinds of value that requests are ordered by, as a cursor holds them. A wrong one in a forged
/// cursor would be the engine's error instead of the caller's.
enum SortValue {
  /// A whole number of 64 bits.
  WHOLE {
    @Override
    boolean is(JsonNode value) {
      return value.isIntegralNumber() && value.canConvertToLong();
    }
  },

  /// A number; infinity, as a text, stands for a request that has none.
  NUMBER {
    @Override
    boolean is(JsonNode value) {
      return value.isTextual()
          ? INFINITIES.contains(value.textValue())
          : value.isNumber() && Double.isFinite(value.doubleValue());
    }
  },

  /// A text; null stands for a request that has none.
  TEXT {
    @Override
    boolean is(JsonNode value) {
      return value.isNull() || value.isTextual();
    }
  };

  private static final List<String> INFINITIES = List.of("Infinity", "-Infinity");

  abstract boolean is(JsonNode value);

  /// Whether each value is of its kind, and there is one for each.
  static boolean areAll(List<SortValue> kinds, List<JsonNode> values) {
    return values.size() == kinds.size()
        && IntStream.range(0, kinds.size()).allMatch(i -> kinds.get(i).is(values.get(i)));
  }

  /// The kinds of a sort's values: its own, and those that break ties.
  static List<SortValue> of(Sort sort) {
    return switch (sort.key()) {
      case Sort.Relevance _ -> List.of(NUMBER, WHOLE, WHOLE);
      case Sort.Score _ -> List.of(WHOLE, WHOLE);
      case Sort.Field field ->
          switch (field) {
            case REQUEST_START_TIME, REQUEST_END_TIME, INPUT_TOKENS, OUTPUT_TOKENS ->
                List.of(WHOLE, WHOLE);
            case COST, LATENCY_MS -> List.of(NUMBER, WHOLE);
            case STATUS -> List.of(TEXT, WHOLE);
          };
    };
  }
}
