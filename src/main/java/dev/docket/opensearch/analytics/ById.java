package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;

/// Ids in the order of their numbers. The engine has them as texts, without zeros in front: so
/// those of as many digits are in order, and fewer digits are a smaller number.
final class ById {

  /// Digits of the largest number that an id can be.
  private static final int MOST_DIGITS = 19;

  private final Dimension dimension;
  private final String search;
  private final boolean descending;

  /// An order of a dimension's groups.
  ///
  /// @param search digits that the ids begin with, may be empty
  ById(Dimension dimension, String search, boolean descending) {
    this.dimension = dimension;
    this.search = search;
    this.descending = descending;
  }

  /// A page of them, by one search.
  Step<Shown> page(Paging paging) {
    Map<String, Aggregation> lengths = new HashMap<>();
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      String pattern = following(digits, paging.place());
      if (!pattern.isEmpty()) {
        lengths.put(Integer.toString(digits), ids(pattern, paging.perPage() + 1));
      }
    }
    return lengths.isEmpty()
        ? new Step.Done<>(shown(List.of(), paging))
        : Step.once(lengths, counts -> shown(counts, paging));
  }

  private Aggregation ids(String pattern, int size) {
    SortOrder order = descending ? SortOrder.Desc : SortOrder.Asc;
    return new TermsAggregation.Builder()
        .field(Dimensions.path(dimension))
        .include(include -> include.regexp(pattern))
        .size(size)
        .shardSize(size)
        .order(List.of(Map.of("_key", order)))
        .build()
        .toAggregation();
  }

  private Shown shown(Counts counts, Paging paging) {
    List<String> following = new ArrayList<>();
    IntStream.rangeClosed(1, MOST_DIGITS)
        .map(digits -> descending ? MOST_DIGITS + 1 - digits : digits)
        .mapToObj(Integer::toString)
        .filter(counts.numbers()::containsKey)
        .forEach(digits ->
            Group.of(counts.get(digits)).groups().forEach(group -> following.add(group.term())));
    return shown(following, paging);
  }

  private static Shown shown(List<String> following, Paging paging) {
    return Shown.first(following, paging.perPage(), !paging.continues());
  }

  /// The ids of so many digits that come after one; empty when there can be none.
  private String following(int digits, @Nullable String after) {
    if (after == null || (descending ? digits < after.length() : digits > after.length())) {
      return digits < search.length() ? "" : search + any(digits - search.length());
    }
    return digits == after.length() ? followingOf(after) : "";
  }

  private String followingOf(String after) {
    List<String> patterns = new ArrayList<>();
    for (int i = search.length(); i < after.length(); i++) {
      char digit = after.charAt(i);
      if (digit != (descending ? '0' : '9')) {
        String others =
            descending ? "[0-" + (char) (digit - 1) + "]" : "[" + (char) (digit + 1) + "-9]";
        patterns.add(after.substring(0, i) + others + any(after.length() - i - 1));
      }
    }
    return String.join("|", patterns);
  }

  private static String any(int digits) {
    return digits == 0 ? "" : "[0-9]{" + digits + "}";
  }
}
