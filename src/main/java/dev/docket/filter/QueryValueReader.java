package dev.docket.filter;

import dev.docket.filter.ParsedQuery.Kind;
import dev.docket.filter.QueryValue.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what stands after a field's name: the colon, an operator, values.
final class QueryValueReader {

  private static final List<String> END = List.of("a space", "`)`", "the end of the line");

  private final QueryScanner scanner;
  private final QueryParts parts;

  QueryValueReader(QueryScanner scanner, QueryParts parts) {
    this.scanner = scanner;
    this.parts = parts;
  }

  /// Reads from the colon to the end of the term.
  ///
  /// @param expected what the field takes, for the message when nothing stands there
  QueryValue read(int condition, List<String> expected) {
    int colon = scanner.at();
    scanner.skip(1);
    int at = scanner.at();
    QueryForm form = prefix();
    parts.token(colon, scanner.at(), Kind.OPERATOR, condition);
    if (form == QueryForm.ENDS_WITH && scanner.isAtEndOfTerm()) {
      return new QueryValue(QueryForm.EXISTS, at, List.of());
    }
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(condition, expected));
    if (form == null || form == QueryForm.ENDS_WITH) {
      int before = scanner.at();
      QueryForm whole = suffix(form, condition, pieces);
      at = whole == form || form != null ? at : before;
      form = whole;
    }
    if (!scanner.isAtEndOfTerm()) {
      throw scanner.unexpected(END);
    }
    return new QueryValue(form, form == QueryForm.VALUE ? pieces.getFirst().from() : at, pieces);
  }

  private @Nullable QueryForm prefix() {
    for (QueryForm form :
        List.of(
            QueryForm.AT_LEAST,
            QueryForm.AT_MOST,
            QueryForm.GREATER,
            QueryForm.LESS,
            QueryForm.CONTAINS,
            QueryForm.ENDS_WITH)) {
      String sign = form.shown().replace("value", "");
      if (scanner.isAt(sign)) {
        scanner.skip(sign.length());
        return form;
      }
    }
    return null;
  }

  private QueryForm suffix(@Nullable QueryForm prefix, int condition, List<Piece> pieces) {
    if (scanner.isAt('*')) {
      operator(1, condition);
      return prefix == null ? QueryForm.STARTS_WITH : QueryForm.CONTAINS;
    }
    if (prefix != null) {
      return prefix;
    }
    if (scanner.isAt("..")) {
      operator(2, condition);
      pieces.add(piece(condition, List.of("the highest value")));
      return QueryForm.RANGE;
    }
    while (scanner.isAt(',')) {
      operator(1, condition);
      pieces.add(piece(condition, List.of("another value")));
    }
    return pieces.size() > 1 ? QueryForm.LIST : QueryForm.VALUE;
  }

  private void operator(int length, int condition) {
    parts.token(scanner.at(), scanner.at() + length, Kind.OPERATOR, condition);
    scanner.skip(length);
  }

  private Piece piece(int condition, List<String> expected) {
    int from = scanner.at();
    boolean quoted = scanner.isAt(QueryTexts.QUOTE);
    String text = quoted ? scanner.quoted() : scanner.valueRun();
    if (scanner.at() == from) {
      throw scanner.unexpected(expected);
    }
    parts.token(from, scanner.at(), Kind.VALUE, condition);
    return new Piece(text, quoted, from);
  }
}
