package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.contrast.ContrastQuery;
import dev.docket.analytics.contrast.Contrasted;
import dev.docket.analytics.contrast.Sides;
import dev.docket.opensearch.analytics.ContrastCandidate.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// The searches of a contrast.
///
/// 1. Which metadata keys and scores there are.
/// 2. The most frequent values of every dimension on both sides, and the measures. Where a
///    dimension has no more values than fit into its lists, its counts are exact and no more is
///    asked.
/// 3. Of a dimension whose list is too short for a value to be ruled out, the rare values that
///    differ most.
/// 4. The counts of all values that may come to be shown, exactly, by a list of them. What is shown
///    is always counted by one search.
///
/// @param background the requests of both sides
/// @param listed so many values of each dimension and side
record ContrastSteps(ContrastQuery query, Query background, int listed) {

  /// More than these would be a large answer of the engine's.
  private static final int MOST_COUNTED = 5_000;

  private static final String KEYS = "keys";
  private static final String SCORES = "scores";

  Step<Contrasted> first() {
    Map<String, Aggregation> numbers = new HashMap<>();
    numbers.put(SCORES, ContrastMeasures.scoreNames());
    if (query.frequentKeys()) {
      numbers.put(KEYS, ContrastKeys.frequent());
    }
    return new Step.Count<>(
        BothSides.count(sides(), numbers), counts -> lists(BothSides.of(counts)));
  }

  private Sides sides() {
    return query.sides();
  }

  private Step<Contrasted> lists(BothSides found) {
    ContrastMeasures measures =
        ContrastMeasures.found(found.a().get(SCORES), found.b().get(SCORES));
    Map<String, Aggregation> numbers = measures.numbers();
    if (found.isOneEmpty()) {
      return Step.once(
          BothSides.count(sides(), numbers), counts -> nothing(BothSides.of(counts), measures));
    }
    ContrastKeys keys = query.frequentKeys() ? ContrastKeys.found(found, KEYS) : ContrastKeys.NONE;
    List<Dimension> dimensions = new ArrayList<>(query.dimensions());
    dimensions.addAll(keys.keys());
    for (int i = 0; i < dimensions.size(); i++) {
      numbers.put(name(i), ContrastList.of(dimensions.get(i), listed));
    }
    return new Step.Count<>(
        BothSides.count(sides(), numbers),
        counts -> compared(BothSides.of(counts), dimensions, keys.unseen(), measures));
  }

  private static Contrasted nothing(BothSides found, ContrastMeasures measures) {
    return new Contrasted(
        found.a().requests(), found.b().requests(), List.of(), measures.found(found), true);
  }

  private static String name(int dimension) {
    return "d" + dimension;
  }

  private Step<Contrasted> compared(
      BothSides found, List<Dimension> dimensions, Known unseenKeys, ContrastMeasures measures) {
    if (found.isOneEmpty()) {
      return new Step.Done<>(nothing(found, measures));
    }
    List<ContrastList> lists = new ArrayList<>();
    for (int i = 0; i < dimensions.size(); i++) {
      String name = name(i);
      lists.add(ContrastList.found(dimensions.get(i), found.a().get(name), found.b().get(name)));
    }
    ContrastRanking ranking =
        new ContrastRanking(query, found, lists, unseenKeys, measures.found(found));
    Map<String, Aggregation> rareInA = rare(ranking, lists, true);
    Map<String, Aggregation> rareInB = rare(ranking, lists, false);
    return rareInA.isEmpty() && rareInB.isEmpty()
        ? counted(ranking, List.of())
        : new Step.Count<>(
            BothSides.count(sides(), rareInA, rareInB),
            counts -> counted(ranking, rare(BothSides.of(counts), lists)));
  }

  /// What is to be counted on one side to find the rare values that are more frequent there.
  private Map<String, Aggregation> rare(
      ContrastRanking ranking, List<ContrastList> lists, boolean inA) {
    BothSides found = ranking.sides();
    long inAll = (inA ? found.a() : found.b()).requests();
    long inOther = (inA ? found.b() : found.a()).requests();
    long fewest =
        Math.max(query.minRequests(), ContrastRare.fewest(ranking.threshold(), inAll, inOther));
    Map<String, Aggregation> numbers = new HashMap<>();
    for (int i = 0; i < lists.size(); i++) {
      ContrastList list = lists.get(i);
      long most = (inA ? list.unseen().a() : list.unseen().b()).most();
      if (ranking.mayShow(list.unseen()) && most >= fewest) {
        numbers.put(name(i), ContrastRare.of(list.dimension(), background, fewest));
      }
    }
    return numbers;
  }

  /// The rare values that were found, without those that are listed.
  private static List<ContrastCandidate> rare(BothSides found, List<ContrastList> lists) {
    List<ContrastCandidate> rare = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      ContrastList list = lists.get(i);
      Set<String> seen = new HashSet<>();
      list.candidates().forEach(candidate -> seen.add(candidate.term()));
      for (Counts side : List.of(found.a(), found.b())) {
        if (side.numbers().containsKey(name(i))) {
          for (String term : ContrastRare.terms(side.get(name(i)))) {
            if (seen.add(term)) {
              rare.add(new ContrastCandidate(list.dimension(), term, list.unseen()));
            }
          }
        }
      }
    }
    return rare;
  }

  private Step<Contrasted> counted(ContrastRanking ranking, List<ContrastCandidate> rare) {
    List<ContrastCandidate> uncertain = new ArrayList<>(rare);
    uncertain.addAll(ranking.uncertain());
    if (uncertain.isEmpty()) {
      return new Step.Done<>(ranking.answer());
    }
    int kept = Math.min(uncertain.size(), MOST_COUNTED);
    List<ContrastCandidate> left = uncertain.subList(kept, uncertain.size());
    ContrastCount count =
        ContrastCount.of(
            Stream.concat(uncertain.subList(0, kept).stream(), ranking.certain().stream()));
    return Step.once(
        BothSides.count(sides(), count.numbers()),
        counts -> {
          BothSides found = BothSides.of(counts);
          return ranking.answer(found, count.found(found), left);
        });
  }
}
