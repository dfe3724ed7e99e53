package dev.docket.filter;

import java.util.List;

/// How texts stand in a query line: as they are where that can mean nothing else, or in quotes.
///
/// Within quotes `\` escapes itself and the quote. Line breaks, tabs and what UTF-8 or an eye
/// cannot carry have escapes too (`\n`, `\r`, `\t`, `\u0000`), so a printed line is one line of
/// text whatever its values hold.
final class QueryTexts {

  static final char QUOTE = '"';

  private static final List<String> LOGIC = List.of("OR", "AND", "NOT");

  private QueryTexts() {}

  /// Whether the character parts one term from the next.
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// Whether the character ends whatever is not in quotes.
  static boolean isEnd(char c) {
    return isSpace(c) || c == '(' || c == ')' || c == QUOTE;
  }

  /// A value, or one of several.
  static String value(String text) {
    boolean plain =
        isPlain(text)
            && "~<>-".indexOf(text.charAt(0)) < 0
            && text.indexOf(',') < 0
            && text.indexOf('*') < 0
            && !text.contains("..");
    return plain ? text : quoted(text);
  }

  static String key(String text) {
    return isPlain(text) && text.indexOf(':') < 0 ? text : quoted(text);
  }

  /// Whether the text can stand for itself outside of quotes, as words with one space between.
  static boolean areWords(String text) {
    for (String word : text.split(" ", -1)) {
      if (!isPlain(word) || word.charAt(0) == '-' || word.indexOf(':') >= 0 || word.equals("*")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || LOGIC.contains(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (isEnd(text.charAt(i)) || mustBeEscaped(text, i)) {
        return false;
      }
    }
    return true;
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append(QUOTE);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case QUOTE, '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (mustBeEscaped(text, i)) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append(QUOTE).toString();
  }

  private static boolean mustBeEscaped(String text, int index) {
    char c = text.charAt(index);
    return switch (Character.getType(c)) {
      // Persian words and family emoji are held together by these two.
      case Character.CONTROL, Character.FORMAT -> c != '\u200c' && c != '\u200d';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> true;
      case Character.SURROGATE -> isLone(text, index);
      default -> false;
    };
  }

  private static boolean isLone(String text, int index) {
    char c = text.charAt(index);
    return Character.isHighSurrogate(c)
        ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
  }
}
