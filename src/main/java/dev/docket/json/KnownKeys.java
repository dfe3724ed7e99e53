package dev.docket.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Nearest;
import dev.docket.problem.ProblemException;
import java.util.Iterator;
import java.util.List;

/// Refuses properties that a route does not know, with the nearest one that it does.
public final class KnownKeys {

  private static final int MAX_SHOWN = 60;

  private KnownKeys() {}

  /// Refuses an object that has other properties than these.
  ///
  /// Checks the properties of a body.
  ///
  /// @param known the property names of the route, at least one
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid] at the first other one
  public static void check(JsonNode object, List<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        String at = Pointer.to("", name.length() > MAX_SHOWN ? name.substring(0, MAX_SHOWN) : name);
        throw ProblemException.invalid(
            at,
            "%s is not known here; did you mean %s?".formatted(at, Nearest.to(name, known)),
            known);
      }
    }
  }
}
