package dev.docket.ingest;

/// Lengths of texts as people count them: an emoji is one character, and never cut in two.
final class CodePoints {

  private CodePoints() {}

  static boolean exceed(String text, int limit) {
    return text.length() > limit && text.codePointCount(0, text.length()) > limit;
  }

  /// The first characters of a text that is known to be longer.
  static String head(String text, int limit) {
    return text.substring(0, text.offsetByCodePoints(0, limit));
  }
}
