package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.schema.Terms;
import java.util.List;
import java.util.Map;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// How many different values requests have in a [Dimension].
///
/// Few values are counted one by one. Of more the engine estimates the number, by a sketch of the
/// whole field; so of a metadata key only while no other key's values stand in its column, and by a
/// script that leaves those out when they do, which is ten times as dear.
final class DistinctValues {

  /// Up to so many values an estimate is nearly always right, and beyond it within 1 %: 320 KB.
  private static final int THRESHOLD = 40_000;

  /// The same where there are many estimates side by side: 8 KB each, within 3 % beyond it.
  private static final int SMALL_THRESHOLD = 1_000;

  /// One text for all, its values as parameters: the engine compiles few scripts a minute.
  private static final String OWN_VALUES =
      "def own = []; for (v in doc[params.field]) { if (v.startsWith(params.prefix)) { own.add(v); } } return own;";

  private static final String VALUES = "values";
  private static final String OTHERS = "others";
  private static final String ESTIMATE = "estimate";

  private DistinctValues() {}

  /// How many values there are.
  ///
  /// @param exact whether it is known, and not estimated
  record Found(long values, boolean exact) {}

  /// Counts in one search; in two where there are more values than are counted one by one, in three
  /// where the column is shared besides.
  ///
  /// @param exactUpTo so many values are counted one by one, each a part of the engine's answer,
  ///   which has room for some 60,000
  static Step<Found> count(Dimension dimension, int exactUpTo) {
    Aggregation each =
        Dimensions.groups(dimension)
            .size(exactUpTo)
            .shardSize(exactUpTo)
            .order(List.of(Map.of("_key", SortOrder.Asc)))
            .build()
            .toAggregation();
    return new Step.Count<>(
        Map.of(VALUES, each),
        counts -> {
          Group.Groups found = Group.of(counts.get(VALUES));
          return found.beyond() == 0
              ? new Step.Done<>(new Found(found.groups().size(), true))
              : estimated(dimension);
        });
  }

  private static Step<Found> estimated(Dimension dimension) {
    return switch (dimension) {
      case Dimension.OfField _ ->
          Step.once(Map.of(ESTIMATE, plain(dimension, THRESHOLD)), DistinctValues::estimate);
      case Dimension.OfKey key ->
          new Step.Count<>(
              Map.of(OTHERS, others(key), ESTIMATE, plain(key, THRESHOLD)),
              counts ->
                  isShared(counts)
                      ? Step.once(Map.of(ESTIMATE, own(key, THRESHOLD)), DistinctValues::estimate)
                      : new Step.Done<>(estimate(counts)));
    };
  }

  private static Found estimate(Counts counts) {
    return new Found(Math.round(counts.valueOrZero(ESTIMATE)), false);
  }

  /// What estimates the number within groups or buckets, to be read by [Numbers#value]: known at
  /// once, after one search for a metadata key.
  static Step<Aggregation> estimating(Dimension dimension) {
    return switch (dimension) {
      case Dimension.OfField _ -> new Step.Done<>(plain(dimension, SMALL_THRESHOLD));
      case Dimension.OfKey key ->
          Step.once(
              Map.of(OTHERS, others(key)),
              counts -> isShared(counts) ? own(key, SMALL_THRESHOLD) : plain(key, SMALL_THRESHOLD));
    };
  }

  /// What estimates the number of values under a metadata key.
  ///
  /// @param keyTerm as the list of keys has it
  /// @param shared whether other keys have values in its column
  static Aggregation estimating(String keyTerm, boolean shared) {
    String path = FieldPaths.columnOfTerm(Field.METADATA, keyTerm);
    return shared
        ? own(path, Terms.keyPrefixOfTerm(keyTerm), SMALL_THRESHOLD)
        : plain(path, SMALL_THRESHOLD);
  }

  private static Aggregation plain(Dimension dimension, int threshold) {
    return plain(Dimensions.path(dimension), threshold);
  }

  private static Aggregation plain(String path, int threshold) {
    return Aggregation.of(a -> a.cardinality(c -> c.field(path).precisionThreshold(threshold)));
  }

  private static Aggregation own(Dimension.OfKey key, int threshold) {
    return own(Dimensions.path(key), Terms.keyPrefix(key.key()), threshold);
  }

  private static Aggregation own(String path, String prefix, int threshold) {
    Map<String, JsonData> params =
        Map.of("field", JsonData.of(path), "prefix", JsonData.of(prefix));
    return Aggregation.of(a ->
        a.cardinality(c ->
            c.precisionThreshold(threshold)
                .script(s -> s.inline(script -> script.source(OWN_VALUES).params(params)))));
  }

  private static Aggregation others(Dimension.OfKey key) {
    return Aggregation.of(a -> a.filter(Dimensions.others(key)));
  }

  private static boolean isShared(Counts counts) {
    return counts.get(OTHERS).filter().docCount() > 0;
  }
}
