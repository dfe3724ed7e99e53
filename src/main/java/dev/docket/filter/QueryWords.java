package dev.docket.filter;

import dev.docket.filter.ParsedQuery.Kind;
import java.util.ArrayList;
import java.util.List;

/// The bare words that stand side by side: one condition, wherever other terms stand between them.
final class QueryWords {

  private final QueryParts parts;
  private final List<String> words = new ArrayList<>();
  private int condition = ParsedQuery.NO_CONDITION;
  private int place;
  private int from;
  private int to;

  QueryWords(QueryParts parts) {
    this.parts = parts;
  }

  /// Takes a word. The condition stands where its first word does.
  void add(String word, int at, List<Filter> all) {
    if (words.isEmpty()) {
      condition = parts.begin(at);
      place = all.size();
      from = at;
      all.add(new Filter.Everything());
    }
    words.add(word);
    to = at + word.length();
    parts.token(at, to, Kind.WORD, condition);
  }

  void end(List<Filter> all, QueryTerms terms) {
    if (!words.isEmpty()) {
      Filter matching = terms.matching(String.join(" ", words), from);
      all.set(place, matching);
      parts.end(condition, matching, to);
    }
  }

  int condition() {
    return condition;
  }
}
