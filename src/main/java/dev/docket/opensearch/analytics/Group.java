package dev.docket.opensearch.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;

/// The requests with one value of a [dev.docket.analytics.Dimension].
///
/// @param term as the engine has the value
/// @param counts what was counted among them
record Group(String term, Counts counts) {

  /// What the engine gave of a dimension.
  ///
  /// @param beyond in groups that were not given, a request in each of its groups
  /// @param exact whether each number of requests is, and no group was missed that should stand
  ///   before these
  record Groups(List<Group> groups, long beyond, boolean exact) {

    static final Groups NONE = new Groups(List.of(), 0, true);

    private static Groups of(List<Group> groups, @Nullable Long beyond, @Nullable Long mostMissed) {
      return new Groups(groups, beyond == null ? 0 : beyond, mostMissed == null || mostMissed == 0);
    }
  }

  /// Reads what a terms aggregation has found, whatever its field's type is.
  static Groups of(Aggregate terms) {
    return switch (terms._kind()) {
      case Sterms -> {
        var found = terms.sterms();
        yield Groups.of(
            found.buckets().array().stream().map(b -> new Group(b.key(), Counts.of(b))).toList(),
            found.sumOtherDocCount(),
            found.docCountErrorUpperBound());
      }
      case Lterms -> {
        var found = terms.lterms();
        yield Groups.of(
            found.buckets().array().stream()
                .map(b -> new Group(String.valueOf(b.key()._get()), Counts.of(b)))
                .toList(),
            found.sumOtherDocCount(),
            found.docCountErrorUpperBound());
      }
      case Umterms -> Groups.NONE;
      default -> throw new IllegalStateException("no groups: " + terms._kind());
    };
  }
}
