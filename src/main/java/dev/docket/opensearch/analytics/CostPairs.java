package dev.docket.opensearch.analytics;

import dev.docket.analytics.overview.Overview;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.TermPattern;
import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;

/// The metadata values that cost most. Keys are named as they stand in the list of keys: of a long
/// one nothing else is known.
final class CostPairs {

  private static final String COST = "cost";
  private static final String VALUES = "values";

  private static final List<Map<String, SortOrder>> BY_COST =
      List.of(
          Map.of(COST, SortOrder.Desc),
          Map.of("_count", SortOrder.Desc),
          Map.of("_key", SortOrder.Asc));

  private static final Comparator<Overview.Pair> DEAREST =
      Comparator.comparingDouble(Overview.Pair::cost)
          .thenComparingLong(Overview.Pair::requests)
          .reversed()
          .thenComparing(Overview.Pair::key)
          .thenComparing(Overview.Pair::value);

  private CostPairs() {}

  /// Those under one key: all of its values are compared.
  static Step<Overview.Top<Overview.Pair>> under(String key, WithinBuckets within) {
    Aggregation values =
        Aggregation.of(a ->
            a.terms(
                    terms(key)
                        .include(include -> include.regexp(TermPattern.underTerm(key)))
                        .size(OverviewLimits.LISTED)
                        .shardSize(OverviewLimits.COMPARED)
                        .order(BY_COST)
                        .build())
                .aggregations(COST, Numbers.sum(FieldPaths.of(Field.COST))));
    return within.once(
        Map.of(VALUES, values),
        counts -> {
          Group.Groups found = Group.of(counts.get(VALUES));
          return dearest(
              found.groups().stream().map(group -> pair(key, group)).toList(), found.exact());
        });
  }

  /// Those under several keys. The values that most requests have are found first, which is cheap,
  /// and only their costs are added up: of values that hardly repeat, such as ids of sessions, the
  /// engine would have to keep a sum each.
  static Step<Overview.Top<Overview.Pair>> under(FrequentKeys keys, WithinBuckets within) {
    Map<String, Aggregation> frequent = new HashMap<>();
    for (int i = 0; i < keys.terms().size(); i++) {
      String key = keys.terms().get(i);
      TermsAggregation.Builder values =
          terms(key)
              .size(OverviewLimits.VALUES_OF_KEY)
              .shardSize(OverviewLimits.COMPARED)
              .order(Dimensions.BY_COUNT);
      if (!keys.isAlone(key)) {
        values.include(include -> include.regexp(TermPattern.underTerm(key)));
      }
      frequent.put(VALUES + i, values.build().toAggregation());
    }
    return frequent.isEmpty()
        ? new Step.Done<>(new Overview.Top<>(List.of(), true))
        : within.count(frequent, counts -> costs(candidates(keys.terms(), counts), within));
  }

  /// Values whose costs are compared.
  ///
  /// @param whole whether they are all that there are
  private record Candidates(List<Candidate> pairs, boolean whole) {}

  private record Candidate(String key, String term, long requests) {}

  private static Candidates candidates(List<String> keys, Counts counts) {
    List<Candidate> all = new ArrayList<>();
    boolean whole = true;
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      String prefix = Terms.keyPrefixOfTerm(key);
      Group.Groups found = Group.of(counts.get(VALUES + i));
      whole &= found.exact() && found.beyond() == 0;
      for (Group group : found.groups()) {
        // Another key may have come into the column since it was seen to be alone.
        if (group.term().startsWith(prefix)) {
          all.add(new Candidate(key, group.term(), group.counts().requests()));
        }
      }
    }
    List<Candidate> compared =
        all.stream()
            .sorted(Comparator.comparingLong(Candidate::requests).reversed())
            .limit(OverviewLimits.COMPARED_PAIRS)
            .toList();
    return new Candidates(compared, whole && compared.size() == all.size());
  }

  private static Step<Overview.Top<Overview.Pair>> costs(
      Candidates candidates, WithinBuckets within) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    candidates
        .pairs()
        .forEach(
            pair -> terms.computeIfAbsent(pair.key(), _ -> new ArrayList<>()).add(pair.term()));
    List<String> keys = List.copyOf(terms.keySet());
    Map<String, Aggregation> costs = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      costs.put(VALUES + i, costs(keys.get(i), terms.getOrDefault(keys.get(i), List.of())));
    }
    return costs.isEmpty()
        ? new Step.Done<>(new Overview.Top<>(List.of(), candidates.whole()))
        : within.once(costs, counts -> dearest(pairs(keys, counts), candidates.whole()));
  }

  private static Aggregation costs(String key, List<String> values) {
    return Aggregation.of(a ->
        a.terms(
                terms(key)
                    .include(include -> include.terms(values))
                    .size(values.size())
                    .shardSize(values.size())
                    .build())
            .aggregations(COST, Numbers.sum(FieldPaths.of(Field.COST))));
  }

  private static List<Overview.Pair> pairs(List<String> keys, Counts counts) {
    List<Overview.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Group.of(counts.get(VALUES + i)).groups().forEach(group -> pairs.add(pair(key, group)));
    }
    return pairs;
  }

  private static TermsAggregation.Builder terms(String key) {
    return new TermsAggregation.Builder().field(FieldPaths.columnOfTerm(Field.METADATA, key));
  }

  private static Overview.Top<Overview.Pair> dearest(List<Overview.Pair> pairs, boolean exact) {
    return new Overview.Top<>(
        pairs.stream().sorted(DEAREST).limit(OverviewLimits.LISTED).toList(), exact);
  }

  private static Overview.Pair pair(String key, Group group) {
    return new Overview.Pair(
        Terms.shown(key),
        Terms.shown(group.term().substring(Terms.keyPrefixOfTerm(key).length())),
        group.counts().requests(),
        group.counts().valueOrZero(COST));
  }
}
