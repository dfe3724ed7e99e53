package dev.docket.maintenance.diagnosis;

import dev.docket.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/// Looks at everything, one thing after another: what cannot be looked at is a failure by itself,
/// and does not hide the rest.
public final class Diagnosis {

  private final List<Subject> subjects;

  public Diagnosis(List<Subject> subjects) {
    this.subjects = List.copyOf(subjects);
  }

  /// Something that can be looked at.
  public interface Subject {

    /// In one word.
    String name();

    /// What is seen: at least one thing.
    ///
    /// @throws ProblemException when it cannot be looked at
    List<Check> look();
  }

  /// All that is seen.
  public List<Check> run() {
    return subjects.stream().flatMap(Diagnosis::look).toList();
  }

  private static Stream<Check> look(Subject subject) {
    try {
      return subject.look().stream();
    } catch (ProblemException e) {
      return Stream.of(
          Check.fail(
              subject.name(),
              "cannot be looked at: " + e.problem().message(),
              "See what the server logs, and whether the engine runs."));
    }
  }
}
