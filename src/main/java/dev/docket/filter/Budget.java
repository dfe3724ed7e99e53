package dev.docket.filter;

import dev.docket.problem.ProblemException;

/// Counts what one call's filters ask for together, against [Limits].
public final class Budget {

  private int groups;
  private int conditions;
  private int values;
  private int searched;
  private int matched;
  private int clauses;

  void group(String pointer) {
    groups = spend(pointer, groups, 1, Limits.GROUPS, "groups");
  }

  void condition(String pointer) {
    conditions = spend(pointer, conditions, 1, Limits.CONDITIONS, "conditions");
  }

  void values(String pointer, int count) {
    values = spend(pointer, values, count, Limits.VALUES_IN_ALL, "values in all its lists");
  }

  void searched(String pointer, int characters) {
    searched =
        spend(pointer, searched, characters, Limits.SEARCHED_IN_ALL, "characters to search for");
  }

  void matched(String pointer, int words) {
    matched = spend(pointer, matched, words, Limits.MATCHED_WORDS, "words that the texts speak of");
  }

  /// What the engine will make of a condition.
  void clauses(String pointer, int count) {
    clauses = spend(pointer, clauses, count, Limits.CLAUSES, "conditions and searched words");
  }

  private static int spend(String pointer, int spent, int more, int limit, String what) {
    if (more > limit - spent) {
      throw ProblemException.refused(pointer, "A filter may have %,d %s.".formatted(limit, what));
    }
    return spent + more;
  }
}
