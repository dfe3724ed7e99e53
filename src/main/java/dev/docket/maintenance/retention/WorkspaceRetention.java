package dev.docket.maintenance.retention;

import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workspaces that keep their requests for a shorter time than the server does. Partitions hold
/// those of all workspaces, so these are removed one by one.
public final class WorkspaceRetention {

  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceRetention.class);

  private final KeptTimes kept;
  private final Optional<KeptTime> server;
  private final AgedRequests aged;
  private final InstantSource clock;

  /// What workspaces do about age.
  ///
  /// @param server what the server keeps everything for; empty for ever
  public WorkspaceRetention(
      KeptTimes kept, Optional<KeptTime> server, AgedRequests aged, InstantSource clock) {
    this.kept = kept;
    this.server = server;
    this.aged = aged;
    this.clock = clock;
  }

  /// For how long a workspace keeps its requests: its own time, or the server's.
  ///
  /// @param own as [#own] gives them
  public Optional<KeptTime> of(WorkspaceId workspace, Map<WorkspaceId, KeptTime> own) {
    KeptTime time = own.get(workspace);
    return time == null || server.filter(most -> most.days() <= time.days()).isPresent()
        ? server
        : Optional.of(time);
  }

  /// The times that workspaces have of their own.
  public Map<WorkspaceId, KeptTime> own() {
    return kept.all();
  }

  /// Gives a workspace a time of its own, from the next [#round] on; empty takes it back.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when it is not shorter than the
  ///   server's
  public void set(WorkspaceId workspace, Optional<KeptTime> time) {
    if (server.isPresent() && time.filter(own -> own.days() >= server.get().days()).isPresent()) {
      throw ProblemException.invalid(
          "/retention",
          "A workspace can only keep its requests for a shorter time than the server, which keeps them for %s."
              .formatted(server.get()));
    }
    kept.set(workspace, time);
  }

  /// Orders that what is too old is removed.
  ///
  /// @throws ProblemException when the store does not answer
  public void round() {
    Instant now = clock.instant();
    kept.all()
        .forEach((workspace, time) -> {
          try {
            aged.remove(workspace, time.cutoff(now));
          } catch (ProblemException e) {
            // One that has too many jobs keeps the others from nothing. The next round tries again.
            LOG.warn(
                "retention is put off workspace={} reason={}", workspace.value(), e.getMessage());
          }
        });
  }
}
