package dev.docket.workspaces;

import java.util.List;
import java.util.Optional;

/// Port: stores workspaces and keys. Every method throws [dev.docket.problem.ProblemException] when
/// the store does not answer.
public interface AccessStore {

  /// The key with this digest, as last written.
  Optional<ApiKey> findKey(String digest);

  void addKey(ApiKey key);

  void removeKey(ApiKey key);

  /// Replaces a key that was read before; whoever is second is silently too late.
  ///
  /// @return false when somebody else has changed it since
  boolean replaceKey(ApiKey old, ApiKey changed);

  /// All keys, revoked ones included, oldest first.
  List<ApiKey> keys();

  /// The workspace of this name, made with this id when there is none.
  Workspace workspace(String name, long idIfNew);

  /// All workspaces, by name.
  List<Workspace> workspaces();

  /// Claims the making of the very first key.
  ///
  /// @return false when it was claimed before, by this server or another
  boolean claimFirstKey();
}
