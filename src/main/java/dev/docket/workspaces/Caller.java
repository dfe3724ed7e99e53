package dev.docket.workspaces;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;

/// Who is calling, once the key has been checked.
///
/// @param name of the key
public record Caller(Workspace workspace, Role role, String name) {

  /// Insists on a role.
  ///
  /// @throws ProblemException [Problem.Forbidden]
  public void mustBe(Role needed) {
    if (!role.covers(needed)) {
      throw new ProblemException(
          new Problem.Forbidden(
              "This API key has the role %s; %s is needed.".formatted(role.word(), needed.word())));
    }
  }
}
