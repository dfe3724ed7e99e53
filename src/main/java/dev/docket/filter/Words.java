package dev.docket.filter;

/// How many words a text is to the engine, or a few more: runs of letters and digits, but each
/// character of the scripts that are written without spaces, and each symbol.
final class Words {

  private Words() {}

  static int count(String text) {
    int words = 0;
    boolean within = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      boolean single = isSingle(codePoint);
      boolean part = !single && isPart(codePoint);
      if (single || (part && !within)) {
        words++;
      }
      within = part;
    }
    return Math.max(words, 1);
  }

  private static boolean isPart(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(codePoint);
    };
  }

  private static boolean isSingle(int codePoint) {
    return isWithin(codePoint, 0x0e00, 0x0eff)
        || isWithin(codePoint, 0x1000, 0x109f)
        || isWithin(codePoint, 0x1780, 0x17ff)
        || isWithin(codePoint, 0x2600, 0x27bf)
        || isWithin(codePoint, 0x2b00, 0x2bff)
        || isWithin(codePoint, 0x2e80, 0x9fff)
        || isWithin(codePoint, 0xf900, 0xfaff)
        || isWithin(codePoint, 0xff66, 0xff9f)
        || codePoint >= 0x1f000;
  }

  private static boolean isWithin(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
