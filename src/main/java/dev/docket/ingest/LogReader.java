package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// Reads what a workspace logs, with the prompts that it has.
public final class LogReader {

  private final Function<WorkspaceId, PromptLinks> links;
  private final InstantSource clock;

  /// Reads with registries.
  ///
  /// @param links the prompt registry of each workspace
  /// @param clock says when a body came
  public LogReader(Function<WorkspaceId, PromptLinks> links, InstantSource clock) {
    this.links = links;
    this.clock = clock;
  }

  /// The prompt registry of a workspace.
  public PromptLinks links(WorkspaceId workspace) {
    return links.apply(workspace);
  }

  /// Reads a `/track-request` body.
  ///
  /// @throws ProblemException as [TrackRequest#read]
  public Incoming track(WorkspaceId workspace, JsonNode body) {
    return TrackRequest.read(body, clock.instant(), links(workspace));
  }

  /// Reads a `/log-request` body.
  ///
  /// @throws ProblemException as [LogRequest#read]
  public Incoming log(WorkspaceId workspace, JsonNode body) {
    return LogRequest.read(body, clock.instant(), links(workspace));
  }

  /// Reads the body of the batch route.
  ///
  /// @throws ProblemException as [Batch#read]
  public List<Batch.Item> batch(WorkspaceId workspace, JsonNode body) {
    return Batch.read(body, clock.instant(), links(workspace));
  }

  /// Reads a `track-prompt` body.
  ///
  /// @throws ProblemException as [Enrichment#prompt]
  public Enrichment prompt(WorkspaceId workspace, JsonNode body) {
    return Enrichment.prompt(body, links(workspace));
  }

  /// Reads a `track-score` body.
  ///
  /// @throws ProblemException as [Enrichment#score]
  public Enrichment score(JsonNode body) {
    return Enrichment.score(body, clock.instant());
  }
}
