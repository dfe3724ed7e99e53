package dev.docket.requests;

import java.util.Optional;

/// Port: fetches one request by id, as the last acknowledged write left it.
public interface RequestReader {

  /// The request, or empty when there is none or when it is another workspace's.
  Optional<RequestDetail> find(WorkspaceId workspace, RequestId id);
}
