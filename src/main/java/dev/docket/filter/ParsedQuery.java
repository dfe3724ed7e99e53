package dev.docket.filter;

import java.util.List;

/// A query line that was understood.
///
/// @param tree as written; its leaves are the very objects of the conditions
/// @param tokens in the order of the line, spaces left out
/// @param conditions in the order in which they begin
public record ParsedQuery(Filter tree, List<Token> tokens, List<Located> conditions) {

  /// In a token that belongs to no condition.
  public static final int NO_CONDITION = -1;

  public ParsedQuery {
    tokens = List.copyOf(tokens);
    conditions = List.copyOf(conditions);
  }

  /// The smallest filter that is true of the same requests.
  public Filter filter() {
    return Simplify.of(tree);
  }

  /// A piece of the line.
  ///
  /// @param from index of its first UTF-16 unit
  /// @param to index after its last
  /// @param condition index into the conditions, or [#NO_CONDITION]
  public record Token(int from, int to, Kind kind, int condition) {}

  /// What a token is to a reader.
  public enum Kind {
    /// A field's name, with its key.
    FIELD,
    /// What stands between a field and its values.
    OPERATOR,
    VALUE,
    /// Parentheses, `OR`, `AND`, `NOT`, `-`, and `*` for everything.
    LOGIC,
    /// A bare word, or a phrase in quotes.
    WORD
  }
}
