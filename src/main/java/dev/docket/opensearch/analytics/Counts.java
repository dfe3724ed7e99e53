package dev.docket.opensearch.analytics;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.MultiBucketBase;
import org.opensearch.client.opensearch._types.aggregations.SingleBucketAggregateBase;

/// What was counted among some requests.
///
/// @param requests how many they are
/// @param numbers under the names that they were asked for by
record Counts(long requests, Map<String, Aggregate> numbers) {

  static Counts of(MultiBucketBase bucket) {
    return new Counts(bucket.docCount(), bucket.aggregations());
  }

  static Counts of(SingleBucketAggregateBase filtered) {
    return new Counts(filtered.docCount(), filtered.aggregations());
  }

  /// What must be there: it was asked for, and the engine leaves nothing out.
  Aggregate get(String name) {
    Aggregate number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("the engine did not count " + name);
    }
    return number;
  }

  /// A number, see [Numbers#value].
  OptionalDouble value(String name) {
    return Numbers.value(get(name));
  }

  /// A number, 0 where there was no value to take it of.
  double valueOrZero(String name) {
    return value(name).orElse(0);
  }

  /// Percentiles, see [Numbers#percentiles].
  List<Double> percentiles(String name) {
    return Numbers.percentiles(get(name));
  }
}
