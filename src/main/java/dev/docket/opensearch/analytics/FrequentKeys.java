package dev.docket.opensearch.analytics;

import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The metadata keys that most requests have, and what else stands in their columns.
///
/// @param terms as they stand in the list of keys, the most frequent first
/// @param shared columns that hold values of several keys
/// @param known whether there are no keys but those that were looked at
record FrequentKeys(List<String> terms, Set<String> shared, boolean known) {

  /// Takes the first few of the keys that were found.
  static FrequentKeys of(Group.Groups found, int most) {
    List<String> all = found.groups().stream().map(Group::term).toList();
    Set<String> seen = new HashSet<>();
    Set<String> shared =
        all.stream()
            .map(FrequentKeys::column)
            .filter(column -> !seen.add(column))
            .collect(Collectors.toSet());
    return new FrequentKeys(
        all.stream().limit(most).toList(), shared, found.exact() && found.beyond() == 0);
  }

  /// Whether nothing but its own values can be in its column.
  boolean isAlone(String term) {
    return known && !shared.contains(column(term));
  }

  private static String column(String term) {
    return FieldPaths.columnOfTerm(Field.METADATA, term);
  }
}
