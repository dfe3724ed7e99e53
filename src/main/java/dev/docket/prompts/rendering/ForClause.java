package dev.docket.prompts.rendering;

import java.util.ArrayList;
import java.util.List;

/// `a, b in list if condition`, the inside of a `for` tag.
///
/// @param condition empty when there is none
record ForClause(List<String> names, String list, String condition) {

  static ForClause parse(String text) {
    int in = keyword(text, "in", 0);
    if (in < 0) {
      throw new NotRenderable("a loop over nothing");
    }
    List<String> names = names(text.substring(0, in));
    int from = in + 2;
    int condition = keyword(text, "if", from);
    return condition < 0
        ? new ForClause(names, text.substring(from).strip(), "")
        : new ForClause(
            names, text.substring(from, condition).strip(), text.substring(condition + 2).strip());
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.strip().replaceAll("^\\(|\\)$", "").split(",", -1)) {
      if (!name.strip().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new NotRenderable("not a name");
      }
      names.add(name.strip());
    }
    return names;
  }

  /// Where a word stands outside of brackets and quotes.
  private static int keyword(String text, String word, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfQuote(text, i);
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && isWord(text, i, word)) {
        return i;
      }
    }
    return -1;
  }

  private static int endOfQuote(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == text.charAt(from)) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isWord(String text, int at, String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && (at == 0 || !isPart(text.charAt(at - 1)))
        && (end == text.length() || !isPart(text.charAt(end)));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }
}
