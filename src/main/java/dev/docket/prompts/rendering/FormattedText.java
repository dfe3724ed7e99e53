package dev.docket.prompts.rendering;

/// `format(text, spec)` of Python.
final class FormattedText {

  private FormattedText() {}

  static String format(String text, FormatSpec spec) {
    if ((spec.type() != 's' && spec.type() != 0)
        || spec.sign() != 0
        || spec.noNegativeZero()
        || spec.alternate()
        || spec.grouping() != 0
        || spec.align() == '=') {
      throw new NotRenderable("not a format of texts");
    }
    return padded(cut(text, spec), spec, '<');
  }

  private static String cut(String text, FormatSpec spec) {
    Integer precision = spec.precision();
    if (precision == null || text.length() <= precision) {
      return text;
    }
    // A long text need not be counted.
    boolean longer =
        text.length() >= 2L * precision || text.codePointCount(0, text.length()) > precision;
    return longer ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
  }

  /// @param usual where the text goes when the format does not say
  static String padded(String text, FormatSpec spec, char usual) {
    // A long text need not be counted.
    int length =
        text.length() >= 2L * spec.width() ? text.length() : text.codePointCount(0, text.length());
    int missing = spec.width() - length;
    if (missing <= 0) {
      return text;
    }
    if (spec.width() > FormatSpec.WIDEST) {
      throw new Bomb("pads to more than %,d characters".formatted(FormatSpec.WIDEST));
    }
    int left =
        switch (spec.align() == 0 ? usual : spec.align()) {
          case '>' -> missing;
          case '^' -> missing / 2;
          default -> 0;
        };
    String fill = Character.toString(spec.fill());
    return fill.repeat(left) + text + fill.repeat(missing - left);
  }
}
