package dev.docket.opensearch.analytics;

import dev.docket.analytics.overview.Overview;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.TermPattern;
import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The metadata values that cost most, under one key or several. Each key is asked for by itself,
/// so that it does not matter with which others it shares a column.
///
/// @param keys as they stand in the list of keys: of a long one nothing else is known
record CostPairs(List<String> keys) {

  private static final String COST = "cost";

  private static final List<Map<String, SortOrder>> BY_COST =
      List.of(
          Map.of(COST, SortOrder.Desc),
          Map.of("_count", SortOrder.Desc),
          Map.of("_key", SortOrder.Asc));

  private static final Comparator<Overview.Pair> DEAREST =
      Comparator.comparingDouble(Overview.Pair::cost)
          .thenComparingLong(Overview.Pair::requests)
          .reversed();

  Map<String, Aggregation> asked() {
    Map<String, Aggregation> asked = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      asked.put(name(i), values(keys.get(i)));
    }
    return asked;
  }

  private static Aggregation values(String key) {
    return Aggregation.of(a ->
        a.terms(terms ->
                terms
                    .field(FieldPaths.columnOfTerm(Field.METADATA, key))
                    .include(include -> include.regexp(TermPattern.underTerm(key)))
                    .size(OverviewLimits.LISTED)
                    .shardSize(OverviewLimits.COMPARED)
                    .order(BY_COST))
            .aggregations(COST, Numbers.sum(FieldPaths.of(Field.COST))));
  }

  Overview.Top<Overview.Pair> found(Counts counts) {
    List<Overview.Pair> pairs = new ArrayList<>();
    boolean exact = true;
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Group.Groups found = Group.of(counts.get(name(i)));
      exact &= found.exact();
      found.groups().forEach(group -> pairs.add(pair(key, group)));
    }
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

  private static String name(int key) {
    return "pairs of " + key;
  }
}
