package dev.docket.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Selection;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;

/// Says why a search found nothing.
public final class Explaining {

  private final ExplanationSource source;

  public Explaining(ExplanationSource source) {
    this.source = source;
  }

  /// The answer's `explanation`. That nothing was found is true without it, so an engine that
  /// cannot count does not fail the search: the explanation says that there is none.
  public ObjectNode explain(WorkspaceId workspace, Selection selection) {
    ExplanationQuery query = ExplanationQuery.of(selection);
    try {
      return Explanation.of(query, source.count(workspace, query)).json();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Unavailable)) {
        throw e;
      }
      ObjectNode json = Json.object();
      json.putArray("conditions");
      return json.putNull("culprit")
          .putNull("culprit_index")
          .putNull("outside_range")
          .put("failed", e.problem().message());
    }
  }
}
