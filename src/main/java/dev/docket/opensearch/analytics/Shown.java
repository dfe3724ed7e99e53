package dev.docket.opensearch.analytics;

import java.util.List;
import java.util.Map;

/// Which groups a page shows.
///
/// @param terms in their order, as [Group#term] has them
/// @param all whether these are all groups that there are
/// @param more whether another page comes after this one
/// @param exact whether the right groups are here in the right order
/// @param latencies percentiles by which the groups were ordered, if they were, see [Latencies]
record Shown(
    List<String> terms,
    boolean all,
    boolean more,
    boolean exact,
    Map<String, List<Double>> latencies) {

  static final Shown NOTHING = new Shown(List.of(), true, false, true);

  Shown(List<String> terms, boolean all, boolean more, boolean exact) {
    this(terms, all, more, exact, Map.of());
  }

  /// As many as a page holds, out of those that come after the page before.
  static Shown first(List<String> following, int perPage, boolean all) {
    boolean more = following.size() > perPage;
    return new Shown(more ? following.subList(0, perPage) : following, all && !more, more, true);
  }
}
