package dev.docket.filter;

import dev.docket.filter.Filter.And;
import dev.docket.filter.Filter.Everything;
import dev.docket.filter.Filter.Not;
import dev.docket.filter.Filter.Or;
import dev.docket.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// One reading of one line: terms, signs, parentheses.
///
/// ```
/// any  = all { "OR" all }
/// all  = sign { ["AND"] sign }
/// sign = { "-" | "NOT" } term
/// term = "(" any ")" | "*" | word | phrase | name ":" value
/// ```
final class QueryParser {

  static final List<String> TERM = List.of("a word", "\"a phrase\"", "field:value", "`(`", "`-`");

  private static final String OR = "OR";
  private static final String AND = "AND";
  private static final String NOT = "NOT";
  private static final String EVERYTHING = "*";

  private final QueryScanner scanner;
  private final QueryParts parts;
  private final QueryTerms terms;
  private final Budget budget;
  private int depth;
  private int deepest;
  private int deepestAt;

  QueryParser(QueryScanner scanner, QueryParts parts, QueryTerms terms, Budget budget) {
    this.scanner = scanner;
    this.parts = parts;
    this.terms = terms;
    this.budget = budget;
  }

  ParsedQuery parse() {
    scanner.skipSpaces();
    if (scanner.isAtEnd()) {
      return parts.parsed(new Everything());
    }
    Filter tree = any();
    if (!scanner.isAtEnd()) {
      throw scanner.unexpected(List.of("field:value", "a word", "the end of the line"));
    }
    // A pair of parentheses can hold a NOT, an OR and an AND.
    if (deepest > 1 && FilterPrinter.depth(FilterPrinter.print(tree)) > Limits.DEPTH) {
      throw tooDeep(deepestAt);
    }
    return parts.parsed(tree);
  }

  private Filter any() {
    int from = scanner.at();
    List<Filter> any = new ArrayList<>();
    any.add(all());
    while (scanner.isAtWord(OR)) {
      logic(OR.length());
      scanner.skipSpaces();
      any.add(all());
    }
    return any.size() == 1 ? any.getFirst() : group(from, new Or(any));
  }

  private Filter all() {
    int from = scanner.at();
    QueryWords words = new QueryWords(parts);
    List<Filter> all = new ArrayList<>();
    while (!isAtEndOfAll()) {
      if (!all.isEmpty() && scanner.isAtWord(AND)) {
        logic(AND.length());
        scanner.skipSpaces();
      }
      sign(words, all);
      scanner.skipSpaces();
    }
    if (all.isEmpty()) {
      throw scanner.unexpected(TERM);
    }
    words.end(all, terms);
    return all.size() == 1 ? all.getFirst() : group(from, new And(all));
  }

  private boolean isAtEndOfAll() {
    return scanner.isAtEnd() || scanner.isAt(')') || scanner.isAtWord(OR);
  }

  private void sign(QueryWords words, List<Filter> all) {
    int from = scanner.at();
    boolean denied = signs();
    boolean signed = scanner.at() > from;
    if (scanner.isAt('(')) {
      Filter group = parentheses();
      all.add(denied ? group(from, new Not(group)) : group);
    } else if (scanner.isAtWord(EVERYTHING)) {
      logic(EVERYTHING.length());
      all.add(denied ? new Not(new Everything()) : new Everything());
    } else if (signed) {
      // A word with a sign is a condition of its own.
      QueryWords own = new QueryWords(parts);
      int condition = term(own, all);
      own.end(all, terms);
      if (denied && FilterPrinter.isDeniedByGroup(all.getLast())) {
        count(from);
      }
      all.set(all.size() - 1, parts.sign(condition, from, denied));
    } else {
      term(words, all);
    }
  }

  /// Whether the signs deny what follows.
  private boolean signs() {
    boolean denied = false;
    while (scanner.isAt('-') || scanner.isAtWord(NOT)) {
      denied = !denied;
      if (scanner.isAt('-')) {
        logic(1);
      } else {
        logic(NOT.length());
        scanner.skipSpaces();
      }
    }
    return denied;
  }

  /// Adds a condition, or a word to one.
  ///
  /// @return the condition's index
  private int term(QueryWords words, List<Filter> all) {
    if (isAtEndOfAll() || scanner.isAtWord(AND) || scanner.isAtEndOfTerm()) {
      throw scanner.unexpected(TERM);
    }
    int from = scanner.at();
    String word = scanner.bareWord();
    if (word != null) {
      words.add(word, from, all);
      return words.condition();
    }
    int condition = parts.begin(from);
    all.add(terms.read(condition));
    return condition;
  }

  private Filter parentheses() {
    int at = scanner.at();
    if (++depth > Limits.DEPTH) {
      throw tooDeep(at);
    }
    if (depth > deepest) {
      deepest = depth;
      deepestAt = at;
    }
    logic(1);
    scanner.skipSpaces();
    Filter inner = any();
    if (!scanner.isAt(')')) {
      throw scanner.unexpected(List.of("`)`", "OR", "field:value", "a word"));
    }
    logic(1);
    depth--;
    return inner;
  }

  private ProblemException tooDeep(int position) {
    return scanner.fault(
        position, "groups may be nested %d deep".formatted(Limits.DEPTH), "fewer parentheses");
  }

  private void logic(int length) {
    parts.logic(scanner.at(), scanner.at() + length);
    scanner.skip(length);
  }

  private Filter group(int from, Filter group) {
    count(from);
    return group;
  }

  private void count(int from) {
    try {
      budget.group("");
    } catch (ProblemException e) {
      throw new QuerySpot(from).fault(scanner, e, "");
    }
  }
}
