package dev.docket.prompts.rendering;

import java.util.ArrayList;
import java.util.List;

/// Splits an f-string into its pieces, by the rules of Python's `string.Formatter.parse`.
///
/// These are odd in places (`{a!}` is a conversion of `}`, brackets hide braces) and prompts in
/// JSON depend on every one of them, as they decide whether a text is rendered or left alone.
final class FormatParser {

  private final String text;
  private int at;

  private FormatParser(String text) {
    this.text = text;
  }

  /// @throws NotRenderable when the braces do not fit
  static List<FormatPiece> parse(String text) {
    FormatParser parser = new FormatParser(text);
    List<FormatPiece> pieces = new ArrayList<>();
    while (parser.at < text.length()) {
      parser.next(pieces);
    }
    return pieces;
  }

  private void next(List<FormatPiece> pieces) {
    int from = at;
    int brace = brace();
    if (brace < 0) {
      at = text.length();
      pieces.add(new FormatPiece.Literal(text.substring(from)));
      return;
    }
    boolean doubled = brace + 1 < text.length() && text.charAt(brace + 1) == text.charAt(brace);
    at = brace + (doubled ? 2 : 1);
    if (!doubled && (text.charAt(brace) == '}' || at == text.length())) {
      throw new NotRenderable("a single brace");
    }
    pieces.add(new FormatPiece.Literal(text.substring(from, doubled ? brace + 1 : brace)));
    if (!doubled) {
      pieces.add(field());
    }
  }

  private int brace() {
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) == '{' || text.charAt(i) == '}') {
        return i;
      }
    }
    return -1;
  }

  private FormatPiece field() {
    int from = at;
    char end = endOfName();
    String name = text.substring(from, at - 1);
    return switch (end) {
      case '}' -> new FormatPiece.Field(name, 0, "");
      case ':' -> new FormatPiece.Field(name, 0, spec());
      default -> conversion(name);
    };
  }

  private char endOfName() {
    while (at < text.length()) {
      char c = text.charAt(at++);
      switch (c) {
        case '}', ':', '!' -> {
          return c;
        }
        case '{' -> throw new NotRenderable("a brace in a name");
        case '[' -> {
          int bracket = text.indexOf(']', at);
          at = bracket < 0 ? text.length() : bracket;
        }
        default -> {}
      }
    }
    throw new NotRenderable("a field without end");
  }

  private FormatPiece conversion(String name) {
    if (at >= text.length()) {
      throw new NotRenderable("no conversion");
    }
    int conversion = text.codePointAt(at);
    at += Character.charCount(conversion);
    if (at < text.length()) {
      char end = text.charAt(at++);
      if (end == '}') {
        return new FormatPiece.Field(name, conversion, "");
      }
      if (end != ':') {
        throw new NotRenderable("no colon behind the conversion");
      }
    }
    return new FormatPiece.Field(name, conversion, spec());
  }

  private String spec() {
    int from = at;
    int open = 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return text.substring(from, at - 1);
      }
    }
    throw new NotRenderable("a specification without end");
  }
}
