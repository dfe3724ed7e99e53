package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.contrast.LikelihoodRatio;
import dev.docket.opensearch.query.TermPattern;
import java.util.ArrayList;
import java.util.List;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.SignificantTermsAggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Values that are too rare for a list of the most frequent ones, and still differ: the engine's
/// `significant_terms`. It measures by mutual information, which is the score of a contrast but for
/// a factor, partition by partition; it finds only what is more frequent on the side that is asked.
final class ContrastRare {

  private static final int FOUND = 100;

  /// A value with enough requests may be spread over so many partitions.
  private static final int PARTITIONS = 4;

  private ContrastRare() {}

  /// Values that are more frequent on one side.
  ///
  /// @param background the requests of both sides
  /// @param fewest only values with so many requests: each costs a look at the other side
  static Aggregation of(Dimension dimension, Query background, long fewest) {
    SignificantTermsAggregation.Builder terms =
        new SignificantTermsAggregation.Builder()
            .field(Dimensions.path(dimension))
            .backgroundFilter(background)
            .mutualInformation(m -> m.backgroundIsSuperset(true).includeNegatives(false))
            .size(FOUND)
            .shardSize(2 * FOUND)
            .minDocCount(fewest)
            .shardMinDocCount(Math.ceilDiv(fewest, PARTITIONS));
    if (dimension instanceof Dimension.OfKey(String key)) {
      terms.include(include -> include.regexp(TermPattern.under(key)));
    }
    return Aggregation.of(a -> a.significantTerms(terms.build()));
  }

  /// The fewest requests with which a value that only this side has reaches a score.
  ///
  /// @param inAll requests of the side
  /// @param inOther requests of the other side
  static long fewest(double score, long inAll, long inOther) {
    long low = 1;
    long high = inAll;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (LikelihoodRatio.of(middle, inAll, 0, inOther) >= score) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The terms that [#of] has found.
  static List<String> terms(Aggregate found) {
    List<String> terms = new ArrayList<>();
    switch (found._kind()) {
      case Sigsterms -> found.sigsterms().buckets().array().forEach(b -> terms.add(b.key()));
      case Siglterms ->
          found.siglterms().buckets().array().forEach(b -> terms.add(String.valueOf(b.key())));
      case Umsigterms -> {}
      default -> throw new IllegalStateException("no terms: " + found._kind());
    }
    return terms;
  }
}
