package dev.docket.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How like one text is to another: case and `_`, `-`, `.` and spaces count for nothing, beyond
/// that a letter added, left out or changed, or two that changed places, is a step.
public final class Likeness {

  /// Code points of a text that can be misspelled; a longer one is no word.
  public static final int MAX_LENGTH = 60;

  /// What may stand between the words of a key.
  public static final String SEPARATORS = "_-. ";

  /// Shorter texts forgive no step …
  private static final int ONE_STEP = 3;

  /// … and shorter ones only one.
  private static final int TWO_STEPS = 6;

  private Likeness() {}

  /// The candidate that is most like one of the texts, if any is like it at all; of equals the most
  /// frequent.
  ///
  /// @param candidates how many requests have each
  public static Optional<Map.Entry<String, Long>> nearest(
      Collection<String> texts, Map<String, Long> candidates) {
    record Scored(Map.Entry<String, Long> candidate, int steps) {}
    return candidates.entrySet().stream()
        .flatMap(candidate ->
            texts.stream()
                .map(text -> steps(text, candidate.getKey()))
                .flatMapToInt(OptionalInt::stream)
                .mapToObj(steps -> new Scored(candidate, steps)))
        .min(
            Comparator.comparingInt(Scored::steps)
                .thenComparingLong(scored -> -scored.candidate().getValue())
                .thenComparing(scored -> scored.candidate().getKey()))
        .map(Scored::candidate);
  }

  /// The steps from one to the other; empty when they are too many, or the two are the same.
  public static OptionalInt steps(String text, String candidate) {
    int[] a = plain(text).codePoints().toArray();
    int[] b = plain(candidate).codePoints().toArray();
    int allowed = a.length < ONE_STEP ? 0 : a.length < TWO_STEPS ? 1 : 2;
    if (text.equals(candidate) || a.length == 0 || Math.abs(a.length - b.length) > allowed) {
      return OptionalInt.empty();
    }
    int steps = distance(a, b);
    return steps <= allowed ? OptionalInt.of(steps) : OptionalInt.empty();
  }

  /// The text without its case and without what stands between words.
  public static String plain(String text) {
    return folded(text.codePoints().filter(codePoint -> SEPARATORS.indexOf(codePoint) < 0));
  }

  /// The text without its case.
  public static String folded(String text) {
    return folded(text.codePoints());
  }

  private static String folded(IntStream codePoints) {
    return codePoints
        .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Optimal string alignment.
  private static int distance(int[] a, int[] b) {
    int[][] steps = new int[a.length + 1][b.length + 1];
    IntStream.rangeClosed(0, a.length).forEach(i -> steps[i][0] = i);
    IntStream.rangeClosed(0, b.length).forEach(j -> steps[0][j] = j);
    for (int i = 1; i <= a.length; i++) {
      for (int j = 1; j <= b.length; j++) {
        int changed = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        steps[i][j] = Math.min(changed, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length][b.length];
  }
}
