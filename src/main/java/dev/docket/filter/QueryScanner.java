package dev.docket.filter;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a query line that moves to its end.
final class QueryScanner {

  private static final int MAX_SHOWN = 30;
  private static final int MAX_LISTED = 20;
  private static final List<String> ESCAPES =
      List.of("\\\"", "\\\\", "\\n", "\\r", "\\t", "\\u0041");

  private final String line;
  private final String pointer;
  private int at;

  QueryScanner(String line, String pointer) {
    this.line = line;
    this.pointer = pointer;
  }

  int at() {
    return at;
  }

  String since(int from) {
    return line.substring(from, at);
  }

  void skipSpaces() {
    while (at < line.length() && QueryTexts.isSpace(line.charAt(at))) {
      at++;
    }
  }

  boolean isAtEnd() {
    return at == line.length();
  }

  /// Whether nothing that belongs to the same term follows.
  boolean isAtEndOfTerm() {
    return isAtEnd() || isAt(')') || QueryTexts.isSpace(line.charAt(at));
  }

  boolean isAt(char c) {
    return at < line.length() && line.charAt(at) == c;
  }

  boolean isAt(String text) {
    return line.startsWith(text, at);
  }

  /// Whether the word stands here, alone.
  boolean isAtWord(String word) {
    int end = at + word.length();
    return isAt(word) && (end == line.length() || QueryTexts.isEnd(line.charAt(end)));
  }

  void skip(int characters) {
    at += characters;
  }

  /// Moves to a colon or the end of what is not in quotes.
  String run() {
    int from = at;
    while (at < line.length() && !QueryTexts.isEnd(line.charAt(at)) && line.charAt(at) != ':') {
      at++;
    }
    return since(from);
  }

  /// Moves over a word that stands for itself, or not at all where none stands.
  @Nullable String bareWord() {
    int from = at;
    String word = run();
    if (isAt(QueryTexts.QUOTE) || isAt(':')) {
      at = from;
      return null;
    }
    if (!isAtEndOfTerm()) {
      throw unexpected(List.of("a space", "`:`"));
    }
    return word;
  }

  /// Moves to what ends a value: a comma, an asterisk or two dots too.
  String valueRun() {
    int from = at;
    while (at < line.length()
        && !QueryTexts.isEnd(line.charAt(at))
        && line.charAt(at) != ','
        && line.charAt(at) != '*'
        && !isAt("..")) {
      at++;
    }
    return since(from);
  }

  /// Moves over a text in quotes.
  String quoted() {
    int from = at++;
    StringBuilder text = new StringBuilder();
    while (!isAt(QueryTexts.QUOTE)) {
      if (isAtEnd()) {
        throw fault(at, "the text in quotes that begins at %d has no end".formatted(from), "\"");
      }
      char c = line.charAt(at++);
      text.append(c == '\\' ? escaped() : c);
    }
    at++;
    return text.toString();
  }

  /// The same, whatever stands in them, even when they have no end.
  void skipQuoted() {
    at++;
    while (!isAtEnd() && !isAt(QueryTexts.QUOTE)) {
      at += isAt('\\') && at + 1 < line.length() ? 2 : 1;
    }
    at += isAtEnd() ? 0 : 1;
  }

  private char escaped() {
    int from = at - 1;
    char c = isAtEnd() ? 0 : line.charAt(at++);
    return switch (c) {
      case QueryTexts.QUOTE, '\\' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal(from);
      default -> throw unescapable(from);
    };
  }

  private char hexadecimal(int from) {
    int end = at + 4;
    for (int i = at; i < end; i++) {
      if (i >= line.length() || !HexFormat.isHexDigit(line.charAt(i))) {
        throw unescapable(from);
      }
    }
    char c = (char) HexFormat.fromHexDigits(line, at, end);
    at = end;
    return c;
  }

  private ProblemException unescapable(int from) {
    return fault(from, "a backslash in quotes escapes; write two of them for itself", ESCAPES);
  }

  /// Something else should stand here.
  ProblemException unexpected(List<String> expected) {
    return fault(at, "found " + found(), expected);
  }

  private String found() {
    if (isAtEnd()) {
      return "the end of the line";
    }
    int end = at + 1;
    boolean run = !QueryTexts.isEnd(line.charAt(at));
    while (run && end < line.length() && end - at < MAX_SHOWN) {
      run = !QueryTexts.isEnd(line.charAt(end));
      end += run ? 1 : 0;
    }
    return "`" + line.substring(at, end) + "`";
  }

  ProblemException fault(int position, String what, String... expected) {
    return fault(position, what, List.of(expected));
  }

  /// Says what is wrong at a position, and what could stand there.
  ProblemException fault(int position, String what, List<String> expected) {
    String message = "At %d in the query: %s.".formatted(position, what);
    if (expected.size() <= MAX_LISTED) {
      message += " Expected " + String.join(", ", expected) + ".";
    }
    return new ProblemException(
        new Problem.Unreadable(message, pointer, position, List.copyOf(expected)));
  }

  /// The same of something that is refused in JSON too.
  ProblemException fault(int position, ProblemException refused, String expected) {
    String what = refused.problem().message();
    return fault(position, what.substring(0, what.length() - 1), expected);
  }

  String pointer() {
    return pointer;
  }
}
