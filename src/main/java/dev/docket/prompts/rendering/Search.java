package dev.docket.prompts.rendering;

/// Finds a text within a text in time that grows with their lengths.
///
/// `String.indexOf` begins anew at each character: a million `a` and a `b` in four million `a`
/// would take hours, in code that cannot be stopped and that no other thread's garbage collection
/// gets past.
final class Search {

  /// A part so short that beginning anew does no harm.
  private static final int SHORT = 32;

  private Search() {}

  /// As `text.indexOf(part, from)`.
  static int indexOf(String text, String part, int from) {
    return part.length() <= SHORT
        ? text.indexOf(part, from)
        : indexOf(text, part, Math.max(from, 0), borders(part));
  }

  static boolean contains(String text, String part) {
    return indexOf(text, part, 0) >= 0;
  }

  private static int indexOf(String text, String part, int from, int[] borders) {
    int matched = 0;
    for (int i = from; i < text.length() && text.length() - i >= part.length() - matched; i++) {
      while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (text.charAt(i) == part.charAt(matched) && ++matched == part.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /// For each beginning of the part, the length of the longest shorter one that it ends with.
  private static int[] borders(String part) {
    int[] borders = new int[part.length()];
    int border = 0;
    for (int i = 1; i < part.length(); i++) {
      while (border > 0 && part.charAt(i) != part.charAt(border)) {
        border = borders[border - 1];
      }
      if (part.charAt(i) == part.charAt(border)) {
        border++;
      }
      borders[i] = border;
    }
    return borders;
  }
}
