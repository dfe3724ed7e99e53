package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.Caller;
import dev.docket.workspaces.Role;
import dev.docket.workspaces.Secret;
import io.javalin.http.Context;
import java.util.Optional;

/// Finds the key of a call: in a header everywhere, in the body where SDKs send it there. A header
/// wins.
final class Authentication {

  private static final String BEARER = "bearer ";

  private final Access access;

  Authentication(Access access) {
    this.access = access;
  }

  /// The caller by a header.
  ///
  /// @throws ProblemException [Problem.Unauthenticated] or [Problem.Forbidden]
  Caller byHeader(Context ctx, Role needed) {
    Secret secret = header(ctx).orElseThrow(Authentication::missing);
    return checked(secret, needed);
  }

  /// The caller by a header or, when there is none, by the body's `api_key`.
  ///
  /// @throws ProblemException [Problem.Unauthenticated] or [Problem.Forbidden]
  Caller byHeaderOrBody(Context ctx, JsonNode body, Role needed) {
    Secret secret =
        header(ctx)
            .or(() -> Optional.ofNullable(body.path("api_key").textValue()).map(Secret::new))
            .orElseThrow(Authentication::missing);
    return checked(secret, needed);
  }

  private Caller checked(Secret secret, Role needed) {
    Caller caller = access.authenticate(secret);
    caller.mustBe(needed);
    return caller;
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
