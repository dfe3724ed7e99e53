package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.query_dsl.Query;

/// Groups that are known, exactly and nothing but them, and all that is beside them.
///
/// @param by one dimension or two
/// @param groups the terms of each, one for each dimension
record GroupQueries(List<Dimension> by, List<List<String>> groups) {

  private static final String GROUPS = "groups";
  private static final String SECOND = "second";

  /// Counts in each of the groups.
  Map<String, Aggregation> groups(Map<String, Aggregation> numbers) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    if (by.size() == 1) {
      return Map.of(
          GROUPS, values(by.getFirst(), groups.stream().map(List::getFirst).toList(), numbers));
    }
    Map<String, Aggregation> all = new HashMap<>();
    int i = 0;
    for (var first : paired().entrySet()) {
      all.put(GROUPS + i++, pairs(first.getKey(), first.getValue(), numbers));
    }
    return all;
  }

  private static Aggregation values(
      Dimension dimension, List<String> terms, Map<String, Aggregation> numbers) {
    return Aggregation.of(
        a -> a.terms(Dimensions.groups(dimension, terms).build()).aggregations(numbers));
  }

  private Aggregation pairs(String first, List<String> seconds, Map<String, Aggregation> numbers) {
    return Aggregation.of(a ->
        a.filter(Dimensions.havingAny(by.getFirst(), List.of(first)))
            .aggregations(Map.of(SECOND, values(by.getLast(), seconds, numbers))));
  }

  /// What was counted in each of the groups that have requests.
  Map<List<String>, Counts> found(Counts counts) {
    Map<List<String>, Counts> found = new HashMap<>();
    if (groups.isEmpty()) {
      return found;
    }
    if (by.size() == 1) {
      for (Group group : Group.of(counts.get(GROUPS)).groups()) {
        found.put(List.of(group.term()), group.counts());
      }
      return found;
    }
    int i = 0;
    for (String first : paired().keySet()) {
      Counts own = Counts.of(counts.get(GROUPS + i++).filter());
      for (Group group : Group.of(own.get(SECOND)).groups()) {
        found.put(List.of(first, group.term()), group.counts());
      }
    }
    return found;
  }

  /// The requests that are in a group which is none of these. One that has several values can be in
  /// one of these too.
  Query others() {
    if (by.size() == 1) {
      return Dimensions.havingOther(by.getFirst(), groups.stream().map(List::getFirst).toList());
    }
    Map<String, List<String>> paired = paired();
    List<Query> any = new ArrayList<>();
    any.add(
        both(
            Dimensions.havingOther(by.getFirst(), List.copyOf(paired.keySet())),
            Dimensions.having(by.getLast())));
    paired.forEach((first, seconds) ->
        any.add(
            both(
                Dimensions.havingAny(by.getFirst(), List.of(first)),
                Dimensions.havingOther(by.getLast(), seconds))));
    return Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
  }

  private static Query both(Query a, Query b) {
    return Query.of(q -> q.bool(bool -> bool.filter(a, b)));
  }

  /// The second values of each first one.
  private Map<String, List<String>> paired() {
    Map<String, List<String>> paired = new LinkedHashMap<>();
    for (List<String> group : groups) {
      paired.computeIfAbsent(group.getFirst(), _ -> new ArrayList<>()).add(group.getLast());
    }
    return paired;
  }

  /// The requests that are in a group.
  static Query having(List<Dimension> by) {
    List<Query> having = by.stream().map(Dimensions::having).toList();
    return Query.of(q -> q.bool(b -> b.filter(having)));
  }

  /// The requests that are in no group.
  static Query lacking(List<Dimension> by) {
    return Query.of(q -> q.bool(b -> b.mustNot(having(by))));
  }
}
