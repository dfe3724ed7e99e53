package dev.docket.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One durable change to one request.
public sealed interface Write {

  WorkspaceId workspace();

  RequestId id();

  /// Stores a new request.
  ///
  /// @param writeToken random; when the id turns out to exist it tells our own first try from
  ///   somebody else's request
  /// @param resendKey digest of the caller's bytes, by which a resend over a restart is recognised
  record Create(
      WorkspaceId workspace,
      RequestId id,
      String writeToken,
      @Nullable String resendKey,
      RequestLog log,
      Instant createdAt)
      implements Write {}

  /// Changes a stored request.
  record Patch(WorkspaceId workspace, RequestId id, RequestPatch patch, Instant at)
      implements Write {}

  /// Removes a stored request. There is no way back.
  record Erase(WorkspaceId workspace, RequestId id) implements Write {}
}
