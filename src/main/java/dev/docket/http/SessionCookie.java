package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.workspaces.Secret;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The cookie that a browser keeps while somebody is signed in, and the proof that a call comes
/// from Docket's own pages: a browser sends cookies along with calls that other sites make it send.
final class SessionCookie {

  static final String NAME = "docket_session";

  private static final int MAX_TOKEN = 200;

  private SessionCookie() {}

  static Optional<Secret> of(Context ctx) {
    return Optional.ofNullable(ctx.cookie(NAME))
        .filter(token -> !token.isEmpty() && token.length() <= MAX_TOKEN)
        .map(Secret::new);
  }

  /// @param secure whether the browser came by HTTPS, and may send it by nothing else
  static void set(Context ctx, Secret token, Duration length, boolean secure) {
    ctx.cookie(cookie(token.text(), (int) length.toSeconds(), secure));
  }

  static void clear(Context ctx, boolean secure) {
    ctx.cookie(cookie("", 0, secure));
  }

  private static Cookie cookie(String value, int seconds, boolean secure) {
    return new Cookie(NAME, value, "/", seconds, secure, true, null, SameSite.STRICT);
  }

  /// Refuses a call of another site's.
  ///
  /// @throws ProblemException [Problem.Forbidden] unless the browser says that the call comes from
  ///   here, by `Sec-Fetch-Site` or by `Origin`
  static void mustComeFromHere(Context ctx) {
    if (!comesFromHere(ctx)) {
      throw new ProblemException(
          new Problem.Forbidden(
              "A call with the cookie of a session must come from Docket's own pages."));
    }
  }

  private static boolean comesFromHere(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = ctx.header("Origin");
    return origin != null && host(origin).equalsIgnoreCase(ctx.header("Host"));
  }

  /// Refuses to let another site sign somebody in. Programs say nothing about where they come from.
  ///
  /// @throws ProblemException [Problem.Forbidden]
  static void mustNotComeFromElsewhere(Context ctx) {
    if (ctx.header("Sec-Fetch-Site") != null || ctx.header("Origin") != null) {
      mustComeFromHere(ctx);
    }
  }

  private static String host(String origin) {
    try {
      String host = URI.create(origin).getRawAuthority();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
