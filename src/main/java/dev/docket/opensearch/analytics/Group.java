package dev.docket.opensearch.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;

/// The requests with one value of a [dev.docket.analytics.Dimension].
///
/// @param term as the engine has the value
/// @param numbers what was counted among them
record Group(String term, long requests, Map<String, Aggregate> numbers) {

  /// What the engine gave of a dimension.
  ///
  /// @param beyond in groups that were not given, a request in each of its groups
  /// @param exact whether each number of requests is, and no group was missed that should stand
  ///   before these
  record Groups(List<Group> groups, long beyond, boolean exact) {}

  /// Reads what a terms aggregation has found, whatever its field's type is.
  static Groups of(Aggregate terms) {
    List<Group> groups = new ArrayList<>();
    return switch (terms._kind()) {
      case Sterms -> {
        var found = terms.sterms();
        found
            .buckets()
            .array()
            .forEach(b -> groups.add(new Group(b.key(), b.docCount(), b.aggregations())));
        yield new Groups(
            groups, found.sumOtherDocCount(), isExact(found.docCountErrorUpperBound()));
      }
      case Lterms -> {
        var found = terms.lterms();
        found
            .buckets()
            .array()
            .forEach(b ->
                groups.add(new Group(String.valueOf(b.key()), b.docCount(), b.aggregations())));
        yield new Groups(
            groups, found.sumOtherDocCount(), isExact(found.docCountErrorUpperBound()));
      }
      case Umterms -> new Groups(List.of(), 0, true);
      default -> throw new IllegalStateException("no groups: " + terms._kind());
    };
  }

  private static boolean isExact(@Nullable Long bound) {
    return bound == null || bound == 0;
  }
}
