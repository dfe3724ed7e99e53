package dev.docket.traces;

import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Port: finds the requests that spans made, among those that searches see.
///
/// All methods throw [dev.docket.problem.ProblemException] when the store does not answer as a
/// whole.
public interface SpanRequests {

  /// A request that carries a span's id.
  record Made(RequestId id, String spanId) {}

  /// Requests that carry one of these span ids and belong to none of the traces, by id.
  ///
  /// @param traces span id to trace id
  /// @param after only those with a greater id; null for all
  /// @param most how many at most
  List<Made> unlinked(
      WorkspaceId workspace, Map<String, String> traces, @Nullable RequestId after, int most);

  /// For each span that made requests, the first of them.
  Map<String, RequestId> firstOf(WorkspaceId workspace, Set<String> spanIds);

  /// The requests that were stored under these resend keys, by key.
  Map<String, RequestId> stored(WorkspaceId workspace, Set<String> resendKeys);
}
