package dev.docket.opensearch.analytics;

import dev.docket.analytics.TimeBuckets;
import dev.docket.analytics.overview.Bucket;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.requests.OutputShape;
import dev.docket.requests.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// All requests, bucket by bucket.
final class BucketStats {

  private static final String COST = "cost";
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String CACHED = "cached";
  private static final String THINKING = "thinking";
  private static final String TURNS = "turns";
  private static final String TOOL_CALLS = "tool_calls";
  private static final String TOOL_CALLS_P95 = "tool_calls_p95";
  private static final String TRACED = "traced";
  private static final String STATUSES = "statuses";
  private static final String SHAPES = "shapes";

  private static final double P95 = 95;

  private BucketStats() {}

  /// Asks for them.
  ///
  /// @param further numbers of each bucket
  static Aggregation asked(TimeBuckets buckets, Map<String, Aggregation> further) {
    Map<String, Aggregation> numbers = new HashMap<>(further);
    numbers.putAll(Slots.asked());
    numbers.put(COST, sum(Field.COST));
    numbers.put(INPUT, sum(Field.INPUT_TOKENS));
    numbers.put(OUTPUT, sum(Field.OUTPUT_TOKENS));
    numbers.put(CACHED, sum(Field.CACHED_TOKENS));
    numbers.put(THINKING, sum(Field.THINKING_TOKENS));
    numbers.put(TURNS, sum(Field.TURN_COUNT));
    numbers.put(TOOL_CALLS, sum(Field.TOOL_CALL_COUNT));
    numbers.put(TOOL_CALLS_P95, WholePercentile.asked(FieldPaths.of(Field.TOOL_CALL_COUNT), P95));
    numbers.put(TRACED, Numbers.count(FieldPaths.of(Field.TRACE_ID)));
    numbers.put(STATUSES, each(FieldPaths.of(Field.STATUS), Status.values().length));
    numbers.put(SHAPES, each(FieldPaths.of(Field.IS_JSON), OutputShape.values().length));
    return OverTime.buckets(buckets, numbers);
  }

  private static Aggregation sum(Field field) {
    return Numbers.sum(FieldPaths.of(field));
  }

  private static Aggregation each(String path, int size) {
    return Aggregation.of(a -> a.terms(t -> t.field(path).size(size)));
  }

  static Bucket found(Counts counts) {
    return new Bucket(
        Slots.found(counts),
        counts.valueOrZero(COST),
        new Bucket.Tokens(
            whole(counts, INPUT),
            whole(counts, OUTPUT),
            whole(counts, CACHED),
            whole(counts, THINKING)),
        counted(counts.get(STATUSES), Status.values(), Status::name),
        counted(counts.get(SHAPES), OutputShape.values(), OutputShape::term),
        new Bucket.Turns(
            whole(counts, TURNS),
            whole(counts, TOOL_CALLS),
            WholePercentile.found(counts.get(TOOL_CALLS_P95))),
        whole(counts, TRACED));
  }

  private static long whole(Counts counts, String name) {
    return Math.round(counts.valueOrZero(name));
  }

  private static <E extends Enum<E>> Map<E, Long> counted(
      Aggregate terms, E[] values, Function<E, String> term) {
    Map<String, Long> found = new HashMap<>();
    for (Group group : Group.of(terms).groups()) {
      found.put(group.term(), group.counts().requests());
    }
    Map<E, Long> counted = new EnumMap<>(values[0].getDeclaringClass());
    Arrays.stream(values)
        .forEach(value -> counted.put(value, found.getOrDefault(term.apply(value), 0L)));
    return counted;
  }
}
