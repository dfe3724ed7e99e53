package dev.docket.jobs;

import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Port: where jobs are kept, for all servers beside one engine.
///
/// All methods throw [dev.docket.problem.ProblemException] when the engine does not answer.
public interface JobStore {

  /// Keeps a new job.
  ///
  /// @return false when there is one with this id
  boolean add(JobEntry entry);

  /// A workspace's job.
  Optional<JobEntry> find(WorkspaceId workspace, long id);

  /// Changes a job, as if nobody else did at the same time.
  ///
  /// @param change gives the entry itself when there is nothing to change; may be called several
  ///   times
  /// @return the job as it is now; empty when there is none
  Optional<JobEntry> change(WorkspaceId workspace, long id, UnaryOperator<JobEntry> change);

  /// A workspace's jobs, newest first.
  ///
  /// @param most how many at most
  List<JobEntry> list(WorkspaceId workspace, int most);

  /// The jobs of all workspaces that are not over, oldest first.
  List<JobEntry> unfinished();

  /// Deletes jobs that have been over for long.
  void removeExpired(Instant now);
}
