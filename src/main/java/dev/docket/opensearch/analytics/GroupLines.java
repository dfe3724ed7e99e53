package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.overview.Line;
import dev.docket.analytics.overview.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Some groups over time. They are asked for within each bucket, by an exact list: digests are made
/// for no other group, and for none in a bucket without requests.
final class GroupLines {

  static final Comparator<Line> MOST_REQUESTS = Comparator.comparingLong(Line::requests).reversed();

  private static final Slot NOTHING = new Slot(0, 0, null);

  private GroupLines() {}

  /// Asks a bucket for the groups with these terms, at least one.
  static Aggregation asked(Dimension dimension, List<String> terms) {
    return Aggregation.of(
        a -> a.terms(Dimensions.groups(dimension, terms).build()).aggregations(Slots.asked()));
  }

  /// Reads the lines, the one with most requests first.
  ///
  /// @param buckets what was found in each
  /// @param value how a term is shown
  static List<Line> found(
      List<String> terms, List<Aggregate> buckets, UnaryOperator<String> value) {
    Map<String, List<Slot>> slots = new LinkedHashMap<>();
    for (String term : terms) {
      slots.put(term, new ArrayList<>(Collections.nCopies(buckets.size(), NOTHING)));
    }
    for (int i = 0; i < buckets.size(); i++) {
      for (Group group : Group.of(buckets.get(i)).groups()) {
        slots.getOrDefault(group.term(), List.of()).set(i, Slots.found(group.counts()));
      }
    }
    List<Line> lines = new ArrayList<>();
    slots.forEach((term, line) -> lines.add(new Line(value.apply(term), line)));
    lines.sort(MOST_REQUESTS);
    return lines;
  }
}
