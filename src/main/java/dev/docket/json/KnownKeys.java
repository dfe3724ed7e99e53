package dev.docket.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import java.util.Iterator;
import java.util.List;

/// Refuses properties that a route does not know, with the nearest one that it does.
public final class KnownKeys {

  private static final int MAX_COMPARED = 64;

  private KnownKeys() {}

  /// @param known the property names of the route, at least one
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid] at the first other one
  public static void check(JsonNode object, List<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        String at = Pointer.to("", name.length() > MAX_COMPARED ? name.substring(0, 60) : name);
        throw ProblemException.invalid(
            at,
            "%s is not known here; did you mean %s?".formatted(at, nearest(name, known)),
            known);
      }
    }
  }

  private static String nearest(String name, List<String> known) {
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
