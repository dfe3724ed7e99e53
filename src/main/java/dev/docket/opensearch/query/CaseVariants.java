package dev.docket.opensearch.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which code points differ from one another by case only, as [String#equalsIgnoreCase] has it: one
/// for one, so `ß` and `SS` do not meet.
///
/// The engine's own `case_insensitive` knows ASCII only, and would ignore the case of keys too.
final class CaseVariants {

  private static final Map<Integer, String> VARIANTS = find();

  private CaseVariants() {}

  /// The code point and its variants, or the empty text when it has none.
  static String of(int codePoint) {
    return VARIANTS.getOrDefault(fold(codePoint), "");
  }

  private static int fold(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static Map<Integer, String> find() {
    Map<Integer, Set<Integer>> byFold = new TreeMap<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int fold = fold(codePoint);
      if (fold != codePoint) {
        // The fold is one of them too: nothing else would put `ß` beside `ẞ`.
        byFold.computeIfAbsent(fold, f -> new TreeSet<>(Set.of(f))).add(codePoint);
      }
    }
    Map<Integer, String> variants = new HashMap<>();
    byFold.forEach((fold, codePoints) ->
        variants.put(
            fold, codePoints.stream().map(Character::toString).collect(Collectors.joining())));
    return Map.copyOf(variants);
  }
}
