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
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (Character.isWhitespace(codePoint)) {
        space = !preview.isEmpty();
        continue;
      }
      if (preview.length() + Character.charCount(codePoint) + (space ? 1 : 0) > MAX_LENGTH) {
        return cut(preview);
      }
      preview.append(space ? " " : "").appendCodePoint(codePoint);
      space = false;
    }
    return preview.toString();
  }

  private static String cut(StringBuilder preview) {
    int end = Math.min(preview.length(), MAX_LENGTH - 1);
    boolean inPair = end < preview.length() && Character.isLowSurrogate(preview.charAt(end));
    preview.setLength(inPair ? end - 1 : end);
    return preview.append('…').toString();
  }
}
