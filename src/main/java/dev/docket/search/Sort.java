package dev.docket.search;

import java.util.Locale;

/// The order of a page. Requests that lack what it is ordered by come last either way; ties go to
/// the newest.
public record Sort(Sort.Key key, Sort.Order order) {

  /// Newest first.
  public static final Sort DEFAULT = new Sort(Field.REQUEST_START_TIME, Order.DESC);

  /// Best first.
  public static final Sort RELEVANCE = new Sort(new Relevance(), Order.DESC);

  /// What requests are ordered by.
  public sealed interface Key {

    /// As `sort_by` has it.
    String wireName();
  }

  /// What every request has one of, or none.
  public enum Field implements Key {
    REQUEST_START_TIME,
    REQUEST_END_TIME,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    COST,
    LATENCY_MS,
    STATUS;

    @Override
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How well the texts speak of what was asked, then newest first.
  public record Relevance() implements Key {

    static final String NAME = "relevance";

    @Override
    public String wireName() {
      return NAME;
    }
  }

  /// The score of that name.
  public record Score(String name) implements Key {

    static final String PREFIX = "score:";

    @Override
    public String wireName() {
      return PREFIX + name;
    }
  }

  /// Which end comes first.
  public enum Order {
    ASC,
    DESC
  }
}
