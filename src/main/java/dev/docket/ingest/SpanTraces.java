package dev.docket.ingest;

import dev.docket.requests.WorkspaceId;
import java.util.Map;
import java.util.Set;

/// Port: which traces spans belong to.
@FunctionalInterface
public interface SpanTraces {

  /// The trace of each of these spans that is stored, as the last acknowledged write left it. Spans
  /// that are not there, or are another workspace's, are left out.
  ///
  /// @throws dev.docket.problem.ProblemException when the store does not answer
  Map<String, String> of(WorkspaceId workspace, Set<String> spanIds);
}
