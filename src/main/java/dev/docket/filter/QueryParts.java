package dev.docket.filter;

import dev.docket.filter.ParsedQuery.Kind;
import dev.docket.filter.ParsedQuery.Token;
import java.util.ArrayList;
import java.util.List;

/// Collects the pieces of a query line while it is read.
final class QueryParts {

  private final String pointer;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Located> conditions = new ArrayList<>();

  QueryParts(String pointer) {
    this.pointer = pointer;
  }

  void token(int from, int to, Kind kind, int condition) {
    tokens.add(new Token(from, to, kind, condition));
  }

  void logic(int from, int to) {
    token(from, to, Kind.LOGIC, ParsedQuery.NO_CONDITION);
  }

  /// The index of a condition that begins; what it asks is not known yet.
  int begin(int from) {
    conditions.add(new Located(new Filter.Everything(), pointer, from, from));
    return conditions.size() - 1;
  }

  void end(int condition, Filter leaf, int to) {
    conditions.set(condition, new Located(leaf, pointer, conditions.get(condition).from(), to));
  }

  /// Takes the signs before a condition into it.
  ///
  /// @return what it asks then
  Filter sign(int condition, int from, boolean denied) {
    Located located = conditions.get(condition);
    Filter leaf = denied ? new Filter.Not(located.leaf()) : located.leaf();
    conditions.set(condition, new Located(leaf, pointer, from, located.to()));
    return leaf;
  }

  ParsedQuery parsed(Filter tree) {
    return new ParsedQuery(tree, tokens, conditions);
  }
}
