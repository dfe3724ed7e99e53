package dev.docket.traces;

import dev.docket.requests.WorkspaceId;
import java.util.List;

/// Port: keeps spans.
public interface SpanStore {

  /// Stores spans, durably; one that is there already is replaced. Doing it again changes nothing.
  ///
  /// @throws dev.docket.problem.ProblemException when not all of them are known to be stored
  void store(WorkspaceId workspace, List<Span> spans);

  /// The spans of a trace that searches see, by start.
  ///
  /// @param after where to go on
  /// @throws dev.docket.problem.ProblemException when the store does not answer as a whole
  SpanPage trace(WorkspaceId workspace, String traceId, TracePlace after);
}
