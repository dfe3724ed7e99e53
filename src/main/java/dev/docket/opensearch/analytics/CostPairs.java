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
import org.opensearch.client.opensearch._types.FieldValue;
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
    return within.once(
        Map.of(VALUES, byCost(key)),
        counts -> {
          Group.Groups found = Group.of(counts.get(VALUES));
          return dearest(
              found.groups().stream().map(group -> pair(key, group)).toList(), found.exact());
        });
  }

  /// Those under several keys. Where there are very many requests, the dearest are found in a
  /// sample of them, and then only the costs of these are added up over all: of values that hardly
  /// repeat, such as ids of sessions, the engine would have to keep a sum each.
  ///
  /// @param share of the requests that the sample has; from 1 on there is none
  static Step<Overview.Top<Overview.Pair>> under(
      List<String> keys, double share, WithinBuckets within) {
    if (keys.isEmpty()) {
      return new Step.Done<>(new Overview.Top<>(List.of(), true));
    }
    return share >= 1
        ? within.once(
            byCost(keys),
            counts -> {
              Candidates all = candidates(keys, counts);
              return dearest(
                  all.pairs().stream().map(pair -> pair(pair.key(), pair.group())).toList(),
                  all.exact());
            })
        : within
            .sample(share)
            .count(byCost(keys), counts -> costs(candidates(keys, counts), within));
  }

  private static Map<String, Aggregation> byCost(List<String> keys) {
    Map<String, Aggregation> values = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      values.put(VALUES + i, byCost(keys.get(i)));
    }
    return values;
  }

  private static Aggregation byCost(String key) {
    return Aggregation.of(a ->
        a.terms(
                terms(key)
                    .include(include -> include.regexp(TermPattern.underTerm(key)))
                    .size(OverviewLimits.LISTED)
                    .shardSize(OverviewLimits.COMPARED)
                    .order(BY_COST)
                    .build())
            .aggregations(COST, Numbers.sum(FieldPaths.of(Field.COST))));
  }

  /// The dearest values of each key.
  ///
  /// @param exact whether no other one can be dearer
  private record Candidates(List<Candidate> pairs, boolean exact) {}

  private record Candidate(String key, Group group) {}

  private static Candidates candidates(List<String> keys, Counts counts) {
    List<Candidate> all = new ArrayList<>();
    boolean exact = true;
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Group.Groups found = Group.of(counts.get(VALUES + i));
      exact &= found.exact();
      found.groups().forEach(group -> all.add(new Candidate(key, group)));
    }
    return new Candidates(all, exact);
  }

  /// Adds up the costs of those that are dearest in the sample.
  private static Step<Overview.Top<Overview.Pair>> costs(Candidates sampled, WithinBuckets within) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    sampled.pairs().stream()
        .sorted(
            Comparator.<Candidate>comparingDouble(pair -> pair.group().counts().valueOrZero(COST))
                .reversed())
        .limit(OverviewLimits.COMPARED_PAIRS)
        .forEach(pair ->
            terms.computeIfAbsent(pair.key(), _ -> new ArrayList<>()).add(pair.group().term()));
    List<String> keys = List.copyOf(terms.keySet());
    Map<String, Aggregation> costs = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      costs.put(VALUES + i, costs(keys.get(i), terms.getOrDefault(keys.get(i), List.of())));
    }
    return costs.isEmpty()
        ? new Step.Done<>(new Overview.Top<>(List.of(), false))
        : within.once(costs, counts -> dearest(pairs(keys, counts), false));
  }

  /// The filter is for values that few requests have: by its index the engine passes the others
  /// over, and otherwise would look up the values of each.
  private static Aggregation costs(String key, List<String> values) {
    List<FieldValue> terms = values.stream().map(FieldValue::of).toList();
    Aggregation each =
        Aggregation.of(a ->
            a.terms(
                    terms(key)
                        .include(include -> include.terms(values))
                        .size(values.size())
                        .shardSize(values.size())
                        .build())
                .aggregations(COST, Numbers.sum(FieldPaths.of(Field.COST))));
    String column = FieldPaths.columnOfTerm(Field.METADATA, key);
    return Aggregation.of(a ->
        a.filter(f -> f.terms(t -> t.field(column).terms(v -> v.value(terms))))
            .aggregations(VALUES, each));
  }

  private static List<Overview.Pair> pairs(List<String> keys, Counts counts) {
    List<Overview.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Counts having = Counts.of(counts.get(VALUES + i).filter());
      Group.of(having.get(VALUES)).groups().forEach(group -> pairs.add(pair(key, group)));
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
