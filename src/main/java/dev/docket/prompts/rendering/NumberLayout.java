package dev.docket.prompts.rendering;

/// Puts sign, prefix, grouping and padding around the digits of a number, as Python does.
final class NumberLayout {

  private NumberLayout() {}

  /// @param prefix such as `0x`
  /// @param digits with what follows them: a point, an exponent, a percent sign
  /// @param group digits between separators; 0 when this type has none
  static String of(boolean negative, String prefix, String digits, int group, FormatSpec spec) {
    String head = sign(negative, spec) + prefix;
    int end = group == 4 ? digits.length() : endOfWhole(digits);
    String rest = digits.substring(end);
    if (spec.zeroPadded()) {
      int least = spec.width() - codePoints(head) - codePoints(rest);
      return head + grouped(digits.substring(0, end), group, spec, least) + rest;
    }
    String number = grouped(digits.substring(0, end), group, spec, 0) + rest;
    if (spec.align() != '=') {
      return FormattedText.padded(head + number, spec, '>');
    }
    int missing = spec.width() - codePoints(head) - codePoints(number);
    checkWidth(missing, spec);
    return head + Character.toString(spec.fill()).repeat(Math.max(missing, 0)) + number;
  }

  private static String sign(boolean negative, FormatSpec spec) {
    if (negative) {
      return "-";
    }
    return spec.sign() == '+' || spec.sign() == ' ' ? String.valueOf(spec.sign()) : "";
  }

  private static int endOfWhole(String digits) {
    int end = 0;
    while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /// Zeros are grouped like digits, and no separator comes first: the number may get one wider.
  private static String grouped(String digits, int group, FormatSpec spec, int least) {
    checkWidth(least - digits.length(), spec);
    int size = spec.grouping() == 0 || group == 0 ? Integer.MAX_VALUE : group;
    StringBuilder reversed = new StringBuilder();
    for (int i = 0; i < digits.length() || reversed.length() < least; i++) {
      if (i > 0 && i % size == 0) {
        reversed.append(spec.grouping());
      }
      reversed.append(i < digits.length() ? digits.charAt(digits.length() - 1 - i) : '0');
    }
    return reversed.reverse().toString();
  }

  private static void checkWidth(int missing, FormatSpec spec) {
    if (missing > 0 && spec.width() > FormatSpec.WIDEST) {
      throw new Bomb("pads to more than %,d characters".formatted(FormatSpec.WIDEST));
    }
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
