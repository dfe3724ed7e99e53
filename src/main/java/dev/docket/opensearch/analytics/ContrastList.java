package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.opensearch.analytics.ContrastCandidate.Known;
import dev.docket.opensearch.analytics.ContrastCandidate.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The most frequent values of a dimension on both sides, and how many requests any other value can
/// have at most.
record ContrastList(Dimension dimension, List<ContrastCandidate> candidates, Known unseen) {

  /// The most frequent values of one side.
  static Aggregation of(Dimension dimension, int listed) {
    return Aggregation.of(
        a -> a.terms(Dimensions.groups(dimension).size(listed).shardSize(listed).build()));
  }

  /// What [#of] has found on both sides.
  static ContrastList found(Dimension dimension, Aggregate a, Aggregate b) {
    OneSide inA = OneSide.of(a);
    OneSide inB = OneSide.of(b);
    Set<String> terms = new LinkedHashSet<>(inA.counts.keySet());
    terms.addAll(inB.counts.keySet());
    List<ContrastCandidate> candidates = new ArrayList<>();
    for (String term : terms) {
      candidates.add(
          new ContrastCandidate(dimension, term, new Known(inA.known(term), inB.known(term))));
    }
    return new ContrastList(dimension, candidates, new Known(inA.unseen, inB.unseen));
  }

  /// One side's list.
  ///
  /// @param counts by term
  /// @param missed requests of a listed term at most that were not counted, because a partition had
  ///   it beyond the end of its own list
  /// @param unseen requests of any other term
  private record OneSide(Map<String, Long> counts, long missed, Span unseen) {

    static OneSide of(Aggregate terms) {
      Group.Groups groups = Group.of(terms);
      Map<String, Long> counts = new HashMap<>();
      long fewest = Long.MAX_VALUE;
      for (Group group : groups.groups()) {
        counts.put(group.term(), group.counts().requests());
        fewest = Math.min(fewest, group.counts().requests());
      }
      if (groups.beyond() == 0) {
        return new OneSide(counts, 0, Span.NONE);
      }
      long missed = missed(terms);
      return new OneSide(counts, missed, new Span(0, fewest + missed));
    }

    private static long missed(Aggregate terms) {
      Long missed =
          terms.isSterms()
              ? terms.sterms().docCountErrorUpperBound()
              : terms.lterms().docCountErrorUpperBound();
      return missed == null ? 0 : missed;
    }

    Span known(String term) {
      Long counted = counts.get(term);
      return counted == null ? unseen : new Span(counted, counted + missed);
    }
  }
}
