package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Warning;
import dev.docket.requests.Flattening;
import dev.docket.requests.Leaf;
import java.util.List;

/// The searchable leaves of an object, with a warning when some are left out.
final class Leaves {

  static final String BEYOND =
      "more than %,d values: all are stored, the first of them can be searched"
          .formatted(Flattening.MAX_LEAVES);

  /// Keys that one warning names.
  private static final int NAMED = 10;

  private Leaves() {}

  /// Says which numbers are stored but not searched as numbers.
  static Warning notSearched(String pointer, List<String> leftOut) {
    return new Warning(
        pointer,
        "%d numbers are stored but not searched as numbers, beginning with: %s"
            .formatted(
                leftOut.size(),
                String.join(", ", leftOut.subList(0, Math.min(leftOut.size(), NAMED)))));
  }

  static List<Leaf> of(JsonNode object, String pointer, List<Warning> warnings) {
    Flattening.Result result = Flattening.of(object);
    if (!result.complete()) {
      warnings.add(new Warning(pointer, BEYOND));
    }
    return result.leaves();
  }
}
