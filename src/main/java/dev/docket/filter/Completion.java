package dev.docket.filter;

import org.jspecify.annotations.Nullable;

/// What stands at a cursor and could be completed.
///
/// @param from index of the first UTF-16 unit that a completion takes the place of
/// @param to index after the last; with `from` where a completion would be put in
/// @param field the wire's name of the field whose key, operator or value it is, or `is`
/// @param key the key whose operator or value it is
/// @param prefix what stands before the cursor, without quotes and escapes
public record Completion(
    int from, int to, What what, @Nullable String field, @Nullable String key, String prefix) {

  /// What it would be.
  public enum What {
    FIELD,
    KEY,
    OPERATOR,
    VALUE
  }
}
