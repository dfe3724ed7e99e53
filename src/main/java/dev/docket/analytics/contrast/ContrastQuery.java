package dev.docket.analytics.contrast;

import dev.docket.analytics.Dimension;
import java.util.List;

/// A question what two sets of requests differ in.
///
/// @param dimensions whose values are compared
/// @param frequentKeys whether the metadata keys that are most frequent on either side are compared
///   too
/// @param limit so many differences at most
/// @param minRequests a value must be in so many requests of one side at least: what is seen once
///   or twice, as ids are, explains nothing
public record ContrastQuery(
    Sides sides, List<Dimension> dimensions, boolean frequentKeys, int limit, int minRequests) {

  static final int DEFAULT_LIMIT = 20;
  static final int MAX_LIMIT = 100;
  static final int DEFAULT_MIN_REQUESTS = 5;

  /// So many metadata keys are compared at most: each is a pass over all requests of both sides.
  public static final int MAX_KEYS = 20;

  public ContrastQuery {
    dimensions = List.copyOf(dimensions);
  }
}
