package dev.docket.workspaces;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lets people sign in at a browser with an API key, so that the key itself is sent once and kept
/// nowhere. A session may do what its key may, and ends with it.
public final class Sessions {

  private static final Duration REMEMBERED = Access.REVOKED_WITHIN.minusSeconds(1);

  private final SessionStore store;
  private final Access access;
  private final Duration length;
  private final InstantSource clock;
  private final LoadingCache<String, Optional<Session>> sessions;

  /// Sessions as this store says.
  ///
  /// @param length how long one lasts, whether it is used or not
  public Sessions(SessionStore store, Access access, Duration length, InstantSource clock) {
    this.store = store;
    this.access = access;
    this.length = length;
    this.clock = clock;
    this.sessions =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build(store::find);
  }

  /// A session that was just begun: the only moment at which its token is known.
  public record Begun(Secret token, SignedIn who) {}

  /// Signs in. Every time under a new token, whatever the browser had before.
  ///
  /// @throws ProblemException [Problem.Unauthenticated] when the key is not valid
  public Begun begin(Secret key) {
    Caller caller = access.authenticate(key);
    Instant now = clock.instant();
    store.removeExpired(now);
    Secret token = Secret.randomToken();
    Session session =
        new Session(token.digest(), key.digest(), now.plus(length).truncatedTo(ChronoUnit.SECONDS));
    store.add(session);
    return new Begun(token, new SignedIn(caller, session.expiresAt()));
  }

  /// Who has signed in under a token.
  ///
  /// @throws ProblemException [Problem.Unauthenticated] when nobody has, or the session or its key
  ///   has ended
  public SignedIn find(Secret token) {
    Session session =
        sessions
            .get(token.digest())
            .filter(found -> found.expiresAt().isAfter(clock.instant()))
            .orElseThrow(Sessions::ended);
    return new SignedIn(
        access.known(session.key()).orElseThrow(Sessions::ended), session.expiresAt());
  }

  /// Signs out. Other servers may believe the token for [Access#REVOKED_WITHIN].
  public void end(Secret token) {
    store.remove(token.digest());
    sessions.invalidate(token.digest());
  }

  private static ProblemException ended() {
    return new ProblemException(
        new Problem.Unauthenticated("The session has ended; sign in again."));
  }
}
