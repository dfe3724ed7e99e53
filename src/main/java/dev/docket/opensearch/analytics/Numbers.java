package dev.docket.opensearch.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.ArrayPercentilesItem;

/// Numbers over a field's values, and how they are read.
final class Numbers {

  private Numbers() {}

  static Aggregation sum(String path) {
    return Aggregation.of(a -> a.sum(s -> s.field(path)));
  }

  static Aggregation avg(String path) {
    return Aggregation.of(a -> a.avg(s -> s.field(path)));
  }

  static Aggregation min(String path) {
    return Aggregation.of(a -> a.min(s -> s.field(path)));
  }

  static Aggregation max(String path) {
    return Aggregation.of(a -> a.max(s -> s.field(path)));
  }

  /// How many values there are.
  static Aggregation count(String path) {
    return Aggregation.of(a -> a.valueCount(v -> v.field(path)));
  }

  /// Percentiles by a t-digest. Each takes some 30 KB at 100, which the engine's circuit breakers
  /// do not see: a few thousand at a time are what there is room for.
  ///
  /// @param compression how close: 100 is within about a percentile, less is less memory
  static Aggregation percentiles(String path, int compression, List<Double> percents) {
    return Aggregation.of(a ->
        a.percentiles(p ->
            p.field(path)
                .percents(percents)
                .keyed(false)
                .tdigest(digest -> digest.compression(compression))));
  }

  /// The value of a sum, an average, a minimum, a maximum or a count; empty where there was none to
  /// take it of.
  static OptionalDouble value(Aggregate number) {
    Double value =
        switch (number._kind()) {
          case Sum -> number.sum().value();
          case Avg -> number.avg().value();
          case Min -> number.min().value();
          case Max -> number.max().value();
          case ValueCount -> number.valueCount().value();
          case Cardinality -> (double) number.cardinality().value();
          default -> throw new IllegalStateException("no number: " + number._kind());
        };
    return value == null || !Double.isFinite(value)
        ? OptionalDouble.empty()
        : OptionalDouble.of(value);
  }

  /// The percentiles, in the order in which they were asked for ascending; empty where there was no
  /// value.
  static List<Double> percentiles(Aggregate percentiles) {
    var found =
        percentiles.isHdrPercentiles()
            ? percentiles.hdrPercentiles().values()
            : percentiles.tdigestPercentiles().values();
    List<Double> values = new ArrayList<>();
    for (ArrayPercentilesItem item : found.array()) {
      if (item.value() == null || !Double.isFinite(item.value())) {
        return List.of();
      }
      values.add(item.value());
    }
    return values;
  }
}
