package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.contrast.ContrastQuery;
import dev.docket.filter.Field;
import dev.docket.opensearch.analytics.ContrastCandidate.Known;
import dev.docket.opensearch.analytics.ContrastCandidate.Span;
import dev.docket.opensearch.schema.Terms;
import java.util.Comparator;
import java.util.List;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// The metadata keys whose values are compared: those that are most frequent on either side.
///
/// @param keys the most frequent first
/// @param unseen requests that can have any other key, and so any of its values
record ContrastKeys(List<Dimension> keys, Known unseen) {

  static final ContrastKeys NONE = new ContrastKeys(List.of(), Known.exactly(0, 0));

  private static final Dimension KEYS = new Dimension.OfField(Field.METADATA_KEYS);

  /// More than are compared: of very long keys only the beginning is known.
  private static final int LISTED = 40;

  /// What is to be counted on both sides.
  static Aggregation frequent() {
    return ContrastList.of(KEYS, LISTED);
  }

  /// What [#frequent] has found under that name.
  static ContrastKeys found(BothSides sides, String name) {
    ContrastList list = ContrastList.found(KEYS, sides.a().get(name), sides.b().get(name));
    List<ContrastCandidate> frequent =
        list.candidates().stream()
            .sorted(
                Comparator.comparingDouble((ContrastCandidate key) -> share(key, sides))
                    .reversed()
                    .thenComparing(ContrastCandidate::term))
            .toList();
    List<ContrastCandidate> compared =
        frequent.stream()
            .filter(key -> Terms.isWhole(key.term()))
            .limit(ContrastQuery.MAX_KEYS)
            .toList();
    long mostA = list.unseen().a().most();
    long mostB = list.unseen().b().most();
    for (ContrastCandidate key : frequent) {
      if (!compared.contains(key)) {
        mostA = Math.max(mostA, key.known().a().most());
        mostB = Math.max(mostB, key.known().b().most());
      }
    }
    return new ContrastKeys(
        compared.stream()
            .<Dimension>map(key -> new Dimension.OfKey(Terms.decode(key.term())))
            .toList(),
        new Known(new Span(0, mostA), new Span(0, mostB)));
  }

  private static double share(ContrastCandidate key, BothSides sides) {
    return Math.max(
        (double) key.known().a().least() / sides.a().requests(),
        (double) key.known().b().least() / sides.b().requests());
  }
}
