package dev.docket.filter;

import dev.docket.filter.QueryValue.Piece;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.util.List;

/// Where in a query line the parts of a condition stand: what JSON points at with a pointer.
///
/// @param from of the condition
record QuerySpot(int from, int keyFrom, List<Piece> pieces) {

  private static final String VALUE = "/value";

  QuerySpot(int from) {
    this(from, from, List.of());
  }

  /// The fault of the condition's JSON as one of the line.
  ProblemException fault(QueryScanner scanner, ProblemException refused, String wanted) {
    String pointer = refused.problem() instanceof Problem.Refused(_, String at, _) ? at : null;
    if (pointer == null || pointer.isEmpty()) {
      return scanner.fault(from, refused, "fewer conditions");
    }
    return pointer.startsWith(VALUE)
        ? scanner.fault(piece(pointer), refused, wanted)
        : scanner.fault(keyFrom, refused, "a shorter key");
  }

  private int piece(String pointer) {
    if (pieces.isEmpty()) {
      return from;
    }
    int index =
        pointer.equals(VALUE)
            ? 0
            : Integer.parseInt(pointer, VALUE.length() + 1, pointer.length(), 10);
    return pieces.get(index).from();
  }
}
