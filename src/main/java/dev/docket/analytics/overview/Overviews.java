package dev.docket.analytics.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.time.InstantSource;

/// Answers analytics calls.
public final class Overviews {

  private final OverviewReader reader;
  private final RequestOverview requests;

  public Overviews(RequestOverview requests, InstantSource clock) {
    this.requests = requests;
    this.reader = new OverviewReader(clock);
  }

  /// The answer to a call.
  ///
  /// @throws ProblemException when it cannot be understood, or the engine cannot answer
  public ObjectNode answer(WorkspaceId workspace, JsonNode body) {
    OverviewQuestion question = reader.read(body);
    return requests
        .overview(workspace, question)
        .map(overview -> OverviewJson.of(overview, question))
        .orElseGet(() -> OverviewJson.empty(question));
  }
}
