package dev.docket.problem;

import java.util.List;

/// The name that was probably meant.
public final class Nearest {

  private static final int MAX_COMPARED = 64;

  private Nearest() {}

  /// The known name with the fewest letters to change.
  public static String to(String name, List<String> known) {
    String compared = name.length() > MAX_COMPARED ? name.substring(0, MAX_COMPARED) : name;
    String best = known.getFirst();
    for (String candidate : known) {
      if (distance(compared, candidate) < distance(compared, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
