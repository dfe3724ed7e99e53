package dev.docket.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text and its words, by the rules of docs/data-model.md.
final class PlainText {

  private static final int LONGEST_WORD = 256;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private final String lowerCase;
  private final List<String> words;

  PlainText(String text) {
    this.lowerCase = lowerCase(text);
    this.words = words(lowerCase);
  }

  /// Whether these words are in it side by side, the last perhaps only begun.
  boolean contains(String asked) {
    List<String> wanted = words(lowerCase(asked));
    for (int start = 0; !wanted.isEmpty() && start + wanted.size() <= words.size(); start++) {
      int last = wanted.size() - 1;
      if (words.get(start + last).startsWith(wanted.get(last))
          && words.subList(start, start + last).equals(wanted.subList(0, last))) {
        return true;
      }
    }
    return false;
  }

  boolean startsWith(String asked) {
    return isPart(lowerCase, lowerCase(asked), 0);
  }

  boolean endsWith(String asked) {
    String end = lowerCase(asked);
    return lowerCase.endsWith(end) && isPart(lowerCase, end, lowerCase.length() - end.length());
  }

  @Override
  public String toString() {
    return lowerCase;
  }

  /// Runs of letters, digits and marks; every character of the scripts that are written without
  /// spaces, and every emoji, is a word of its own.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .forEach(codePoint -> {
          if (standsAlone(codePoint) || !isOfWord(codePoint)) {
            add(words, word);
          }
          if (standsAlone(codePoint)) {
            words.add(Character.toString(codePoint));
          } else if (isOfWord(codePoint)) {
            word.appendCodePoint(codePoint);
          }
        });
    add(words, word);
    return words;
  }

  private static void add(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.substring(0, Math.min(word.length(), LONGEST_WORD)));
      word.setLength(0);
    }
  }

  private static boolean isOfWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(codePoint);
    };
  }

  private static boolean standsAlone(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> (Character.isEmoji(codePoint) && codePoint > 0x2000) || codePoint == 'ー';
    };
  }

  /// What a lone surrogate was, nobody can ask of a text.
  private static String lowerCase(String text) {
    return text.codePoints()
        .map(codePoint -> isSurrogate(codePoint) ? 0xfffd : Character.toLowerCase(codePoint))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /// Without its case, one code point for one.
  static String fold(String text) {
    return text.codePoints()
        .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Whether a part is in a text, as whole characters: half an emoji is not.
  static boolean hasPart(String text, String part) {
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      if (isPart(text, part, at)) {
        return true;
      }
    }
    return false;
  }

  static boolean isPart(String text, String part, int at) {
    return text.startsWith(part, at)
        && !splitsPair(text, at)
        && !splitsPair(text, at + part.length());
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  /// The number that a value is, or that its text is exactly.
  static @Nullable Double number(JsonNode value) {
    String text = value.asText();
    if (value.isBoolean() || text.length() > 64 || !NUMBER.matcher(text).matches()) {
      return null;
    }
    double number = Double.parseDouble(text);
    return Double.isInfinite(number) ? null : number;
  }
}
