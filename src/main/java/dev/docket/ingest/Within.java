package dev.docket.ingest;

import dev.docket.problem.Problem;
import dev.docket.problem.Warning;
import java.util.List;

/// What was said of a body, said of a larger one that it is a part of: the pointers begin there.
final class Within {

  private Within() {}

  static Incoming at(String pointer, Incoming incoming) {
    if (incoming.warnings().isEmpty()) {
      return incoming;
    }
    List<Warning> warnings =
        incoming.warnings().stream()
            .map(warning -> new Warning(pointer + warning.pointer(), warning.message()))
            .toList();
    return new Incoming(incoming.log(), warnings, incoming.returnBlueprint());
  }

  static Problem at(String pointer, Problem problem) {
    return switch (problem) {
      case Problem.Invalid(String message, String at, List<String> allowed) ->
          new Problem.Invalid(message, pointer + at, allowed);
      case Problem.Refused(String message, String at, List<String> allowed) ->
          new Problem.Refused(message, at == null ? pointer : pointer + at, allowed);
      case Problem.Unreadable(String message, String at, int position, List<String> expected) ->
          new Problem.Unreadable(message, pointer + at, position, expected);
      case Problem.Malformed _,
          Problem.Unauthenticated _,
          Problem.Forbidden _,
          Problem.NotFound _,
          Problem.Conflict _,
          Problem.TooLarge _,
          Problem.Later _,
          Problem.Internal _ ->
          problem;
    };
  }
}
