package dev.docket.requests;

/// The beginning of a text, for lists.
public final class Preview {

  /// Characters at most.
  public static final int MAX_LENGTH = 300;

  private Preview() {}

  /// At most [#MAX_LENGTH] characters with runs of white space folded to one space; ends with `…`
  /// when something was left out. Never cuts a surrogate pair.
  public static String of(String text) {
    StringBuilder preview = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
    int i = 0;
    boolean space = false;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (Character.isWhitespace(codePoint)) {
        space = !preview.isEmpty();
        continue;
      }
      int needed = Character.charCount(codePoint) + (space ? 1 : 0);
      if (preview.length() + needed > MAX_LENGTH - 1) {
        return preview.append('…').toString();
      }
      if (space) {
        preview.append(' ');
        space = false;
      }
      preview.appendCodePoint(codePoint);
    }
    return preview.toString();
  }
}
