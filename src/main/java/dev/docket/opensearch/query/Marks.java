package dev.docket.opensearch.query;

import dev.docket.search.Highlights;
import java.util.UUID;

/// The marks around what the engine has found in a text. What is sent to the engine is random, so
/// that no text can hold it; what is given out replaces it, and whatever a text itself has of the
/// latter.
final class Marks {

  /// Longer fragments are cut: a text without spaces is one word to the engine, however long.
  private static final int LONGEST = 400;

  /// What a cut fragment shows before its first mark.
  private static final int BEFORE = 60;

  private static final char LEFT_OUT = '…';

  private static final String NEITHER_OPENS = "〚";
  private static final String NOR_CLOSES = "〛";

  private final String open;
  private final String close;

  Marks() {
    String random = UUID.randomUUID().toString();
    this.open = '\ue000' + random + '\ue001';
    this.close = '\ue000' + random + '\ue002';
  }

  String open() {
    return open;
  }

  String close() {
    return close;
  }

  /// A fragment as it is given out. Marks that touch are one: the engine finds each character of
  /// Chinese for itself.
  String read(String fragment) {
    return cut(
        fragment
            .replace(String.valueOf(Highlights.OPEN), NEITHER_OPENS)
            .replace(String.valueOf(Highlights.CLOSE), NOR_CLOSES)
            .replace(close + open, "")
            .replace(open, String.valueOf(Highlights.OPEN))
            .replace(close, String.valueOf(Highlights.CLOSE)));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int start = Math.max(0, text.indexOf(Highlights.OPEN) - BEFORE);
    int end = Math.min(text.length(), start + LONGEST);
    StringBuilder shown = new StringBuilder();
    if (start > 0) {
      shown.append(LEFT_OUT);
      start += Character.isLowSurrogate(text.charAt(start)) ? 1 : 0;
    }
    if (end < text.length()) {
      end -= Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
    }
    shown.append(text, start, end);
    if (text.lastIndexOf(Highlights.OPEN, end - 1) > text.lastIndexOf(Highlights.CLOSE, end - 1)) {
      shown.append(Highlights.CLOSE);
    }
    return end < text.length() ? shown.append(LEFT_OUT).toString() : shown.toString();
  }
}
