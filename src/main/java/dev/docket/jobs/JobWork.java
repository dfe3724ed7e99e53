package dev.docket.jobs;

/// One kind of long work, in steps of a few seconds at most.
///
/// Steps are idempotent: after a crash, or when its server seemed dead and was not, the same step
/// is done again from the same position, perhaps while the first one is still under way.
public interface JobWork {

  /// The word for it, `edit`. Jobs of one kind and workspace run one after another, in the order in
  /// which they were ordered.
  String kind();

  /// Goes on from a job's position.
  ///
  /// @throws dev.docket.problem.ProblemException of [dev.docket.problem.Problem.Unavailable] when
  ///   it cannot be done now: it is tried again, for as long as that takes. Any other exception
  ///   ends the job
  /// @throws InterruptedException when the server stops; the step is done again elsewhere
  JobStep step(Job job) throws InterruptedException;

  /// Whether a job may be ended at its position. Where it is not, a cancelled one goes on until it
  /// is: something that was begun would stay half done, and nobody could find it any more.
  default boolean mayEnd(Job job) {
    return true;
  }
}
