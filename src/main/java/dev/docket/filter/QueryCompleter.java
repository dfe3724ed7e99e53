package dev.docket.filter;

import dev.docket.filter.Completion.What;
import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out what is being written at a cursor, in lines that need not parse: people complete while
/// they type.
final class QueryCompleter {

  private static final List<String> SIGNS = List.of(">=", "<=", ">", "<", "~", "*");
  private static final List<FieldKind> WITH_VALUES =
      List.of(
          FieldKind.STRING,
          FieldKind.OPTIONAL_STRING,
          FieldKind.ID,
          FieldKind.ARRAY,
          FieldKind.FLAG,
          FieldKind.NESTED);

  private final String line;
  private final int cursor;
  private final QueryScanner scanner;

  private QueryCompleter(String line, int cursor) {
    this.line = line;
    this.cursor = cursor;
    this.scanner = new QueryScanner(line, "/query");
  }

  /// What stands there; nothing when it is a text that only its writer knows.
  static Optional<Completion> at(String line, int cursor) {
    return new QueryCompleter(line, cursor).find();
  }

  private Optional<Completion> find() {
    while (true) {
      while (isBetween()) {
        scanner.skip(1);
      }
      if (scanner.isAtEnd() || scanner.at() > cursor) {
        return Optional.of(new Completion(cursor, cursor, What.FIELD, null, null, ""));
      }
      int from = scanner.at();
      Completion found = term();
      if (found != null) {
        return Optional.of(found);
      }
      if (cursor >= from && cursor <= scanner.at()) {
        return Optional.empty();
      }
    }
  }

  private boolean isBetween() {
    return !scanner.isAtEnd()
        && (QueryTexts.isSpace(line.charAt(scanner.at()))
            || scanner.isAt('(')
            || scanner.isAt(')'));
  }

  /// Moves over a term, or over a piece of what is none.
  private @Nullable Completion term() {
    while (scanner.isAt('-')) {
      scanner.skip(1);
    }
    if (scanner.isAt(QueryTexts.QUOTE)) {
      scanner.skipQuoted();
      return null;
    }
    int from = scanner.at();
    String run = scanner.run();
    int dot = run.indexOf('.');
    Field keyed = dot < 0 ? null : QueryNames.keyed(run.substring(0, dot));
    if (keyed == null) {
      if (isHere(from, scanner.at())) {
        return found(from, scanner.at(), What.FIELD, null, null);
      }
      return scanner.isAt(':') ? value(run, plain(run), null) : null;
    }
    return keyed(from, from + dot, keyed);
  }

  private @Nullable Completion keyed(int from, int dot, Field field) {
    if (isHere(from, dot)) {
      return found(from, dot, What.FIELD, null, null);
    }
    int key = dot + 1;
    if (scanner.at() == key && scanner.isAt(QueryTexts.QUOTE)) {
      scanner.skipQuoted();
    }
    if (isHere(key, scanner.at())) {
      return found(key, scanner.at(), What.KEY, field.wireName(), null);
    }
    return scanner.isAt(':') ? value("", field, text(key, scanner.at())) : null;
  }

  private static @Nullable Field plain(String name) {
    return QueryNames.field(name).orElse(null);
  }

  private @Nullable Completion value(String name, @Nullable Field field, @Nullable String key) {
    scanner.skip(1);
    boolean shape = name.equals(QueryNames.SHAPE);
    String wireName = shape ? name : field == null ? null : field.wireName();
    int from = scanner.at();
    String sign = SIGNS.stream().filter(scanner::isAt).findFirst().orElse("");
    scanner.skip(sign.length());
    boolean bare = scanner.isAtEndOfTerm() && isHere(from, scanner.at());
    if (bare && wireName != null && !(sign.isEmpty() ? hasValues(field, key) : sign.equals("~"))) {
      return found(from, scanner.at(), What.OPERATOR, wireName, key);
    }
    Completion found = null;
    while (found == null) {
      int piece = scanner.at();
      if (scanner.isAt(QueryTexts.QUOTE)) {
        scanner.skipQuoted();
      } else {
        scanner.valueRun();
      }
      if (isHere(piece, scanner.at()) && wireName != null) {
        found = found(piece, scanner.at(), What.VALUE, wireName, key);
      } else if (scanner.isAt(',') || scanner.isAt('*')) {
        scanner.skip(1);
      } else if (scanner.isAt("..")) {
        scanner.skip(2);
      } else {
        break;
      }
    }
    return found;
  }

  /// Whether there are values to propose before anything is written.
  private static boolean hasValues(@Nullable Field field, @Nullable String key) {
    return field == null
        || (WITH_VALUES.contains(field.kind())
            && (key != null || field.kind() != FieldKind.NESTED));
  }

  private boolean isHere(int from, int to) {
    return from <= cursor && cursor <= to;
  }

  private Completion found(
      int from, int to, What what, @Nullable String field, @Nullable String key) {
    return new Completion(from, to, what, field, key, text(from, cursor));
  }

  /// What stands there, without quotes and escapes, even when it has no end yet.
  private String text(int from, int to) {
    String text = line.substring(from, to);
    if (text.isEmpty() || text.charAt(0) != QueryTexts.QUOTE) {
      return text;
    }
    try {
      QueryScanner quoted = new QueryScanner(text + QueryTexts.QUOTE, "");
      return quoted.quoted();
    } catch (ProblemException e) {
      // Within an escape.
      return text.substring(1);
    }
  }
}
