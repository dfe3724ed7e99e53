package dev.docket.analytics.keys;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Metadata keys: one page of them, and the names of all.
///
/// @param matched all requests that are selected
/// @param all the keys that there are, those with most requests first
/// @param exact whether the right keys are here in the right order
/// @param more whether another page comes after this one
public record Catalogue(
    long matched, List<Entry> page, List<Name> all, boolean exact, boolean more) {

  public static final Catalogue NOTHING = new Catalogue(0, List.of(), List.of(), true, false);

  public Catalogue {
    page = List.copyOf(page);
    all = List.copyOf(all);
  }

  /// A key that requests have.
  ///
  /// @param whole whether that is all of it: of a very long one only the beginning is known
  public record Name(String key, long requests, boolean whole) {}

  /// What is said of a key.
  ///
  /// @param distinct how many values it has
  /// @param firstSeen when the first of the requests began, to the millisecond
  /// @param topValues the most frequent first
  public record Entry(
      Name name,
      Distinct distinct,
      Type type,
      Instant firstSeen,
      Instant lastSeen,
      List<Value> topValues) {

    public Entry {
      topValues = List.copyOf(topValues);
    }
  }

  /// How many values there are.
  ///
  /// @param exact whether it is known, and not estimated
  public record Distinct(long values, boolean exact) {}

  /// A value, as it was logged; of a very long one its beginning.
  public record Value(String value, long requests) {}

  /// What the values are, whether they were logged as JSON or as texts.
  public enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    /// Some of these beside others.
    MIXED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
