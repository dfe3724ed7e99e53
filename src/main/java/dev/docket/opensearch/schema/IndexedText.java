package dev.docket.opensearch.schema;

/// A text as it is given to the engine to be analysed.
public final class IndexedText {

  private static final int REPLACEMENT = 0xfffd;

  private IndexedText() {}

  /// The text with U+FFFD in the place of each lone surrogate: the engine's tokenizer takes what
  /// follows one for its other half, and loses that character.
  ///
  /// @return the very same text when there is none
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    return text.codePoints()
        .map(codePoint ->
            codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
                ? REPLACEMENT
                : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
