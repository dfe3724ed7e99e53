package dev.docket.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [Problem] on its way to the caller.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /// Against the schema, at a JSON pointer.
  public static ProblemException invalid(String pointer, String message) {
    return new ProblemException(new Problem.Invalid(message, pointer, List.of()));
  }

  /// Against the schema, with the values that would do.
  public static ProblemException invalid(String pointer, String message, List<String> allowed) {
    return new ProblemException(new Problem.Invalid(message, pointer, allowed));
  }

  /// Cannot be served as asked.
  public static ProblemException refused(@Nullable String pointer, String message) {
    return new ProblemException(new Problem.Refused(message, pointer, List.of()));
  }

  /// Cannot be served as asked; these would be.
  public static ProblemException refused(
      @Nullable String pointer, String message, List<String> allowed) {
    return new ProblemException(new Problem.Refused(message, pointer, allowed));
  }

  public static ProblemException unavailable(String message, int retryAfterSeconds) {
    return new ProblemException(new Problem.Unavailable(message, retryAfterSeconds));
  }
}
