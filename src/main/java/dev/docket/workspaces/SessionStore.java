package dev.docket.workspaces;

import java.time.Instant;
import java.util.Optional;

/// Where sessions are kept, for all servers of one store.
///
/// All methods throw [dev.docket.problem.ProblemException] when the engine does not answer.
public interface SessionStore {

  void add(Session session);

  Optional<Session> find(String digest);

  /// Ends a session; one that has ended is no error.
  void remove(String digest);

  /// Drops what has expired.
  void removeExpired(Instant now);
}
