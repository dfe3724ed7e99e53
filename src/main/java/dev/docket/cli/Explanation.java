package dev.docket.cli;

import dev.docket.app.ConfigException;
import dev.docket.app.StartException;
import dev.docket.problem.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;

/// What an operator reads when a command fails: one line, and a stack trace only for a defect.
final class Explanation {

  private Explanation() {}

  static String of(Exception failure) {
    return switch (failure) {
      case ConfigException known -> String.valueOf(known.getMessage());
      case StartException known -> String.valueOf(known.getMessage());
      case ProblemException known -> known.problem().message();
      case ServerClient.CallFailed known -> String.valueOf(known.getMessage());
      default -> {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        yield trace.toString();
      }
    };
  }
}
