package dev.docket.opensearch.analytics;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.keys.Catalogue;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.Flattening;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The most frequent values under a metadata key.
///
/// @param values most frequent first
/// @param all whether these are all values
record ValueSample(List<Catalogue.Value> values, boolean all) {

  private static final Set<String> BOOLEANS = Set.of("true", "false");

  /// What a key's groups say. Another key may have come into the column since it was seen to have
  /// this one's values only.
  static ValueSample of(String keyTerm, Group.Groups groups) {
    String prefix = Terms.keyPrefixOfTerm(keyTerm);
    return new ValueSample(
        groups.groups().stream()
            .filter(group -> group.term().startsWith(prefix))
            .map(group ->
                new Catalogue.Value(
                    Terms.shown(group.term().substring(prefix.length())),
                    group.counts().requests()))
            .toList(),
        groups.beyond() == 0);
  }

  List<Catalogue.Value> top(int most) {
    return values.subList(0, Math.min(most, values.size()));
  }

  /// What these values are.
  Catalogue.Type type() {
    Set<Catalogue.Type> types =
        values.stream().map(value -> type(value.value())).collect(Collectors.toSet());
    return types.size() == 1 ? types.iterator().next() : Catalogue.Type.MIXED;
  }

  private static Catalogue.Type type(String value) {
    if (BOOLEANS.contains(value)) {
      return Catalogue.Type.BOOLEAN;
    }
    return Flattening.numberOf(TextNode.valueOf(value)) == null
        ? Catalogue.Type.TEXT
        : Catalogue.Type.NUMBER;
  }
}
