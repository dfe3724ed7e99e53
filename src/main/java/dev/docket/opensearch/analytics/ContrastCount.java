package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.opensearch.analytics.ContrastCandidate.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Counts values exactly, on both sides.
///
/// @param terms by dimension, in the order of the aggregations' names
record ContrastCount(Map<Dimension, List<String>> terms) {

  /// These values; none is counted twice.
  static ContrastCount of(Stream<ContrastCandidate> candidates) {
    Map<Dimension, List<String>> terms = new LinkedHashMap<>();
    candidates.forEach(candidate ->
        terms.computeIfAbsent(candidate.dimension(), _ -> new ArrayList<>()).add(candidate.term()));
    return new ContrastCount(terms);
  }

  /// What is to be counted on both sides.
  Map<String, Aggregation> numbers() {
    Map<String, Aggregation> numbers = new HashMap<>();
    terms.forEach((dimension, wanted) ->
        numbers.put(
            "d" + numbers.size(),
            Aggregation.of(a -> a.terms(Dimensions.groups(dimension, wanted).build()))));
    return numbers;
  }

  /// What [#numbers] have found; all of it is exact.
  List<ContrastCandidate> found(BothSides sides) {
    List<ContrastCandidate> found = new ArrayList<>();
    int number = 0;
    for (Map.Entry<Dimension, List<String>> each : terms.entrySet()) {
      String name = "d" + number++;
      Map<String, Long> a = counts(sides.a().get(name));
      Map<String, Long> b = counts(sides.b().get(name));
      for (String term : each.getValue()) {
        found.add(
            new ContrastCandidate(
                each.getKey(),
                term,
                Known.exactly(a.getOrDefault(term, 0L), b.getOrDefault(term, 0L))));
      }
    }
    return found;
  }

  private static Map<String, Long> counts(Aggregate terms) {
    Map<String, Long> counts = new HashMap<>();
    Group.of(terms).groups().forEach(group -> counts.put(group.term(), group.counts().requests()));
    return counts;
  }
}
