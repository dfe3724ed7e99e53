package dev.docket.filter;

import dev.docket.filter.ParsedQuery.Kind;
import dev.docket.problem.Nearest;
import java.util.List;

/// Reads the terms of a query line that are conditions: phrases, and names with their values.
final class QueryTerms {

  private final QueryScanner scanner;
  private final QueryParts parts;
  private final QueryConditionReader conditions;

  QueryTerms(QueryScanner scanner, QueryParts parts, QueryConditionReader conditions) {
    this.scanner = scanner;
    this.parts = parts;
    this.conditions = conditions;
  }

  Filter matching(String words, int from) {
    return conditions.matching(words, from);
  }

  /// Reads a phrase, or from a name to the end of its value.
  Filter read(int condition) {
    Filter leaf = scanner.isAt(QueryTexts.QUOTE) ? phrase(condition) : named(condition);
    parts.end(condition, leaf, scanner.at());
    return leaf;
  }

  private Filter phrase(int condition) {
    int from = scanner.at();
    String text = scanner.quoted();
    if (!scanner.isAtEndOfTerm()) {
      throw scanner.unexpected(List.of("a space", "`)`", "the end of the line"));
    }
    parts.token(from, scanner.at(), Kind.WORD, condition);
    return conditions.phrase(text, from);
  }

  private Filter named(int condition) {
    int from = scanner.at();
    QueryName name = name(from, scanner.run());
    if (!scanner.isAt(':')) {
      throw scanner.unexpected(List.of("`:`"));
    }
    parts.token(from, scanner.at(), Kind.FIELD, condition);
    return conditions.read(name, condition);
  }

  private QueryName name(int from, String run) {
    int dot = run.indexOf('.');
    if (dot < 0 && scanner.isAt(':')) {
      return new QueryName(run, from, from, subject(from, run));
    }
    String text = dot < 0 ? run : run.substring(0, dot);
    Field keyed = dot < 0 ? null : QueryNames.keyed(text);
    boolean quoted = scanner.isAt(QueryTexts.QUOTE);
    if (keyed == null && scanner.isAt(':')) {
      subject(from, text);
      throw scanner.fault(from + dot, "`%s` has no keys".formatted(text), "`:`");
    }
    if (keyed == null || (quoted && dot + 1 < run.length())) {
      throw scanner.unexpected(List.of("a space", "`:`"));
    }
    String key = quoted ? scanner.quoted() : run.substring(dot + 1);
    if (!quoted && key.isEmpty()) {
      throw scanner.unexpected(List.of("a key"));
    }
    return new QueryName(text, from, from + dot + 1, new QueryName.Of(keyed, key));
  }

  private QueryName.Subject subject(int from, String name) {
    if (name.equals(QueryNames.MATCHING)) {
      return new QueryName.Words();
    }
    if (name.equals(QueryNames.SHAPE)) {
      return new QueryName.Shape();
    }
    return new QueryName.Of(QueryNames.field(name).orElseThrow(() -> unknown(from, name)), null);
  }

  private RuntimeException unknown(int from, String name) {
    if (name.isEmpty()) {
      return scanner.fault(
          from, "there is no name before the colon", "a field", "a text in quotes");
    }
    List<String> known = QueryNames.all();
    String shown = name.length() > 30 ? name.substring(0, 30) + "…" : name;
    return scanner.fault(
        from,
        "there is no field `%s`; did you mean `%s`? A text with a colon stands in quotes"
            .formatted(shown, Nearest.to(name, known)),
        known);
  }
}
