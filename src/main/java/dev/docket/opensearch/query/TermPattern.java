package dev.docket.opensearch.query;

import dev.docket.filter.Likeness;
import dev.docket.opensearch.schema.Terms;
import org.jspecify.annotations.Nullable;

/// Regular expressions, in the engine's dialect, that find text in the terms of one key and in no
/// other's.
///
/// All that users write is escaped, character for character: before each of the dialect's own
/// characters stands a backslash, before letters and digits never one (`\d` is a class).
public final class TermPattern {

  /// Of the automaton that the engine makes: enough for the longest text that may be searched for.
  static final int MAX_STATES = 1_000_000;

  private static final String SPECIAL = ".?+*|{}[]()\"\\#@&<>~^$-";

  private static final String JOINT =
      "[" + Likeness.SEPARATORS.replace("-", "\\-").replace(".", "\\.") + "]*";

  private TermPattern() {}

  /// The key's terms that have the text, in any case, anywhere in their value. Never in the digest
  /// of a long value, nor in the middle of an escape: what stands before is whole characters.
  static String contains(String key, String text) {
    return literal(Terms.keyPrefix(key)) + Terms.ONE_ENCODED + "*" + anyCase(text) + ".*";
  }

  /// The key's terms whose value begins with the text, in any case.
  static String startsWith(String key, String text) {
    return literal(Terms.keyPrefix(key)) + anyCase(text) + ".*";
  }

  /// Terms of whole texts that begin with the prefix, in any case. Heads of long texts are left
  /// out: nobody could ask for a text by its head.
  static String whole(String prefix) {
    return anyCase(prefix) + Terms.ONE_ENCODED + "*";
  }

  /// The same of the values under a key.
  static String whole(String key, String prefix) {
    return literal(Terms.keyPrefix(key)) + whole(prefix);
  }

  /// All of the key's terms, those of long values included. The engine takes a pattern that ends
  /// like this for a range of terms and makes no automaton.
  public static String under(String key) {
    return underTerm(Terms.key(key));
  }

  /// The same of a key as it stands in the list of keys.
  public static String underTerm(String keyTerm) {
    return literal(Terms.keyPrefixOfTerm(keyTerm)) + ".*";
  }

  /// All terms that begin like this, again a range.
  ///
  /// @param start as terms have it
  public static String from(String start) {
    return literal(start) + ".*";
  }

  /// Terms of texts with the same characters, in any case, however their words are joined: `userId`
  /// and `USER-ID` for `user_id`.
  ///
  /// @param key under which they stand, if they do
  static String alike(@Nullable String key, String text) {
    StringBuilder pattern = new StringBuilder(key == null ? "" : literal(Terms.keyPrefix(key)));
    pattern.append(JOINT);
    text.codePoints()
        .filter(codePoint -> Likeness.SEPARATORS.indexOf(codePoint) < 0)
        .forEach(codePoint -> pattern.append(anyCase(Character.toString(codePoint))).append(JOINT));
    return pattern.toString();
  }

  private static String anyCase(String text) {
    StringBuilder pattern = new StringBuilder();
    Terms.encode(text)
        .codePoints()
        .forEach(codePoint -> {
          String variants = CaseVariants.of(codePoint);
          if (variants.isEmpty()) {
            literal(pattern, codePoint);
          } else {
            pattern.append('[').append(variants).append(']');
          }
        });
    return pattern.toString();
  }

  private static String literal(String text) {
    StringBuilder pattern = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(codePoint -> literal(pattern, codePoint));
    return pattern.toString();
  }

  private static void literal(StringBuilder pattern, int codePoint) {
    if (SPECIAL.indexOf(codePoint) >= 0) {
      pattern.append('\\');
    }
    pattern.appendCodePoint(codePoint);
  }
}
