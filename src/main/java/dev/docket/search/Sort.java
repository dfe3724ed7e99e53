package dev.docket.search;

/// The order of a page. Requests that lack the field come last either way; ties go to the newest.
public record Sort(Sort.Field field, Sort.Order order) {

  /// Newest first.
  public static final Sort DEFAULT = new Sort(Field.REQUEST_START_TIME, Order.DESC);

  /// What requests are ordered by.
  public enum Field {
    REQUEST_START_TIME,
    REQUEST_END_TIME,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    COST,
    LATENCY_MS,
    STATUS
  }

  /// Which end comes first.
  public enum Order {
    ASC,
    DESC
  }
}
