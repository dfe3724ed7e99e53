package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/// The order in which the engine has terms: texts by their bytes in UTF-8, numbers by their size.
final class TermOrder {

  /// That of texts.
  static final Comparator<String> TEXTS = (a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b));

  private TermOrder() {}

  /// The order of [Group#term]s. Ids, which the engine has as texts, are in the order of texts.
  static Comparator<String> of(Dimension dimension) {
    return dimension.equals(new Dimension.OfField(Field.PROMPT_VERSION_NUMBER))
        ? Comparator.comparingLong(Long::parseLong)
        : TEXTS;
  }

  private static byte[] bytes(String term) {
    return term.getBytes(StandardCharsets.UTF_8);
  }

  /// A text before all that begin with the prefix, and after nearly all that stand before these: a
  /// few with U+10FFFF in them may be between.
  ///
  /// @param prefix not empty
  static String before(String prefix) {
    int last = prefix.codePointBefore(prefix.length());
    String head = prefix.substring(0, prefix.length() - Character.charCount(last));
    if (last == 0) {
      return head;
    }
    int previous = last == Character.MAX_SURROGATE + 1 ? Character.MIN_SURROGATE - 1 : last - 1;
    return head + Character.toString(previous) + Character.toString(Character.MAX_CODE_POINT);
  }

  /// The first text after all that begin with the prefix; empty when they are the last.
  static String after(String prefix) {
    String head = prefix;
    while (!head.isEmpty()) {
      int last = head.codePointBefore(head.length());
      head = head.substring(0, head.length() - Character.charCount(last));
      if (last != Character.MAX_CODE_POINT) {
        int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : last + 1;
        return head + Character.toString(next);
      }
    }
    return "";
  }
}
