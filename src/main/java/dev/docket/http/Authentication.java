package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import dev.docket.workspaces.Secret;
import dev.docket.workspaces.Sessions;
import dev.docket.workspaces.SignedIn;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;

/// Finds out who is calling: by a key in a header everywhere, by one in the body where SDKs send it
/// there, by the session of a browser. A header wins, a cookie comes last.
///
/// The token of a session is 256 random bits, which nobody guesses: only tries of keys are counted.
final class Authentication {

  private static final String BEARER = "bearer ";

  /// What changes nothing.
  private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final Access access;
  private final Sessions sessions;
  private final TrustedProxies proxies;
  private final Guesses guesses;

  Authentication(Access access, Sessions sessions, TrustedProxies proxies, Guesses guesses) {
    this.access = access;
    this.sessions = sessions;
    this.proxies = proxies;
    this.guesses = guesses;
  }

  /// The caller by a header or a session.
  ///
  /// @throws ProblemException [Problem.Unauthenticated], [Problem.TooManyTries] or
  ///   [Problem.Forbidden]
  Caller caller(Context ctx, Role needed) {
    return checked(ctx, header(ctx), needed);
  }

  /// The caller by a header or, when there is none, by the body's `api_key`, or by a session.
  ///
  /// @throws ProblemException [Problem.Unauthenticated], [Problem.TooManyTries] or
  ///   [Problem.Forbidden]
  Caller caller(Context ctx, JsonNode body, Role needed) {
    return checked(
        ctx,
        header(ctx)
            .or(() -> Optional.ofNullable(body.path("api_key").textValue()).map(Secret::new)),
        needed);
  }

  private Caller checked(Context ctx, Optional<Secret> key, Role needed) {
    Caller caller =
        key.map(given ->
                guesses.checked(proxies.client(ctx), given, () -> access.authenticate(given)))
            .orElseGet(() -> bySession(ctx).caller());
    caller.mustBe(needed);
    return caller;
  }

  /// Signs somebody in at the browser that is calling, and the one out who was before.
  ///
  /// @throws ProblemException [Problem.Unauthenticated] when the key is not valid, or
  ///   [Problem.TooManyTries]
  Sessions.Begun signIn(Context ctx, Secret key) {
    Sessions.Begun begun = guesses.checked(proxies.client(ctx), key, () -> sessions.begin(key));
    SessionCookie.of(ctx).ifPresent(sessions::end);
    return begun;
  }

  /// Who sits at the browser that is calling.
  ///
  /// @throws ProblemException [Problem.Unauthenticated] when nobody has signed in there, or
  ///   [Problem.Forbidden] when another site makes the browser change something
  SignedIn bySession(Context ctx) {
    Secret token = SessionCookie.of(ctx).orElseThrow(Authentication::missing);
    if (!SAFE.contains(ctx.method())) {
      SessionCookie.mustComeFromHere(ctx);
    }
    return sessions.find(token);
  }

  private static Optional<Secret> header(Context ctx) {
    String key = ctx.header("X-API-KEY");
    if (key != null) {
      return Optional.of(new Secret(key.strip()));
    }
    String authorization = ctx.header("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(new Secret(authorization.substring(BEARER.length()).strip()));
    }
    return Optional.empty();
  }

  private static ProblemException missing() {
    return new ProblemException(
        new Problem.Unauthenticated(
            "An API key is needed: send it as X-API-KEY, or as a bearer token."));
  }
}
