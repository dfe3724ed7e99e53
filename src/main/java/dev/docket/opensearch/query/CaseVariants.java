package dev.docket.opensearch.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    Map<Integer, List<Integer>> byFold =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(codePoint ->
                Character.toLowerCase(codePoint) != codePoint
                    || Character.toUpperCase(codePoint) != codePoint)
            .boxed()
            .collect(Collectors.groupingBy(CaseVariants::fold));
    Map<Integer, String> variants = new HashMap<>();
    byFold.forEach((fold, codePoints) ->
        variants.put(
            fold, codePoints.stream().map(Character::toString).collect(Collectors.joining())));
    return Map.copyOf(variants);
  }
}
