package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import java.util.EnumSet;
import java.util.Set;

/// Reads `include`.
final class IncludeReader {

  private IncludeReader() {}

  /// What is asked for beyond what an item always has.
  ///
  /// @throws ProblemException with a pointer to what is not known
  static Set<Include> read(JsonNode given) {
    Set<Include> includes = EnumSet.noneOf(Include.class);
    if (given.isMissingNode() || given.isNull()) {
      return includes;
    }
    if (!given.isArray()) {
      throw unknown("/include");
    }
    for (int i = 0; i < given.size(); i++) {
      String pointer = "/include/" + i;
      includes.add(
          Include.named(given.get(i).isTextual() ? given.get(i).textValue() : "")
              .orElseThrow(() -> unknown(pointer)));
    }
    return includes;
  }

  private static ProblemException unknown(String pointer) {
    return ProblemException.invalid(
        pointer,
        "`include` is a list of %s.".formatted(String.join(", ", Include.NAMES)),
        Include.NAMES);
  }
}
