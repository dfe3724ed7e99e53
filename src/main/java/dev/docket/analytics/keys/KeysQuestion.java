package dev.docket.analytics.keys;

import dev.docket.analytics.Paging;
import dev.docket.filter.Filter;
import dev.docket.filter.Likeness;

/// A page of the catalogue as asked for.
///
/// @param selected which requests
/// @param prefix what the keys begin with, in any case; may be empty
public record KeysQuestion(Filter selected, String prefix, KeySort sort, Paging paging) {

  /// Of what is said of each key the engine keeps some thousand parts.
  public static final int MAX_PER_PAGE = 100;

  /// The keys with most requests, beyond which there is no catalogue.
  public static final int MOST = 10_000;

  /// So many keys are compared by how many values they have, those with most requests.
  public static final int MOST_BY_DISTINCT = 200;

  static final int DEFAULT_PER_PAGE = 20;

  static final int MAX_PREFIX = 100;

  /// Whether a key begins as asked for.
  public boolean matches(String key) {
    int length = prefix.codePointCount(0, prefix.length());
    return key.codePointCount(0, key.length()) >= length
        && Likeness.folded(key.substring(0, key.offsetByCodePoints(0, length)))
            .equals(Likeness.folded(prefix));
  }
}
