package dev.docket.requests;

import java.util.List;

/// What became of a write that the engine has answered. All else is a problem.
public sealed interface WriteResult {

  /// Durable.
  ///
  /// @param tags the request's tags after a [RequestPatch.EditTags], else empty
  record Stored(RequestId id, List<String> tags) implements WriteResult {}

  /// A patch or an erasure of a request that does not exist, or is another workspace's: the two are
  /// not told apart.
  record Unknown() implements WriteResult {}

  /// A create whose id somebody else has drawn and stored.
  record IdTaken() implements WriteResult {}
}
