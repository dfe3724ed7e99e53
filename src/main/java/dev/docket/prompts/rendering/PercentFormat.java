package dev.docket.prompts.rendering;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `"%s is %.2f" % (…)`, by way of the format specifications that mean the same.
final class PercentFormat {

  private static final Pattern FIELD =
      Pattern.compile("%(?:%|([-+ 0#]*+)(\\d*+)(?:\\.(\\d*+))?+([srdiufFeEgGxXoc]))");

  private PercentFormat() {}

  static Object of(String format, List<@Nullable Object> values) {
    FilterCall.made(format);
    Matcher field = FIELD.matcher(format);
    StringBuilder out = new StringBuilder();
    int from = 0;
    int next = 0;
    for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
      out.append(format, from, at);
      if (!field.region(at, format.length()).lookingAt()) {
        throw new NotRenderable("an unknown format");
      }
      if (field.group(4) == null) {
        out.append('%');
      } else if (next < values.size()) {
        out.append(FilterCall.made(formatted(field, values.get(next++))));
      } else {
        throw new NotRenderable("too few values");
      }
      from = field.end();
    }
    if (next < values.size()) {
      throw new NotRenderable("too many values");
    }
    return out.append(format, from, format.length()).toString();
  }

  private static String formatted(Matcher field, @Nullable Object value) {
    String flags = field.group(1);
    char type = field.group(4).charAt(0);
    boolean text = type == 's' || type == 'r';
    String align = flags.contains("-") ? "<" : text ? ">" : "";
    String sign = text ? "" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    String zero = text || flags.contains("-") || !flags.contains("0") ? "" : "0";
    String precision =
        field.group(3) == null ? "" : "." + (field.group(3).isEmpty() ? "0" : field.group(3));
    String width = field.group(2);
    if (text) {
      String shown = type == 'r' ? Py.repr(value) : Py.str(value);
      return FormattedText.format(shown, FormatSpec.parse(align + width + precision));
    }
    if (!Py.isNumber(value)) {
      throw new NotRenderable("not a number");
    }
    String spec = align + sign + (flags.contains("#") ? "#" : "") + zero + width;
    return "diuxXoc".indexOf(type) >= 0
        ? FormattedNumber.format(
            PlainValues.truncated(value),
            FormatSpec.parse(spec + ("iu".indexOf(type) >= 0 ? 'd' : type)))
        : FormattedNumber.format(Py.real(value), FormatSpec.parse(spec + precision + type));
  }
}
